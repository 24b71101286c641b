import { app } from './app.ts';
import { config } from './config.ts';
import { gateways } from './gateways.ts';
import { sandbox } from './sandbox.ts';

/** Everything the window may ask; one line a feature. */
export const contract = { app, gateways, config, sandbox };
export type Contract = typeof contract;
