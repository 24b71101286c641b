import { benchmarks } from '../features/benchmarks/feature.ts';
import { config } from '../features/config/feature.ts';
import { gateways } from '../features/gateways/feature.ts';
import { logs } from '../features/logs/feature.ts';
import { sandbox } from '../features/sandbox/feature.ts';
import { stacks } from '../features/stacks/feature.ts';
import { tunnels } from '../features/tunnels/feature.ts';
import { users } from '../features/users/feature.ts';
import type { Feature } from './feature.ts';

/** The eight words, in the order of the navigation; one line a feature. */
export const features: readonly Feature[] = [
  gateways,
  stacks,
  config,
  users,
  logs,
  tunnels,
  benchmarks,
  sandbox,
];
