import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../../../contract/index.ts';

/** The part of the window's client that this feature calls. */
export type ConfigApi = ContractRouterClient<Contract>['config'];
