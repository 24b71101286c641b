import { Kbd } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { MOD_KEY } from '../mod-key.ts';
import { palette } from '../palette/palette-store.ts';
import classes from './header.module.css';

export const SearchButton = (): ReactElement => (
  <button
    type="button"
    className={classes['search']}
    aria-keyshortcuts="Control+K Meta+K"
    onClick={() => palette.open()}
  >
    <IconSearch size={15} aria-hidden />
    <span className={classes['searchText']}>Search or run…</span>
    <Kbd size="xs">{MOD_KEY} K</Kbd>
  </button>
);
