import { IconUsers } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { UsersPage } from './users-page.tsx';

export const users: Feature = { word: 'users', label: 'Users', icon: IconUsers, key: 'u', Page: UsersPage };
