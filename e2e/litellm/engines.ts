import { join } from 'node:path';
import { nodeChildHost } from '../../desktop/main/children/node-child-host.ts';
import { layoutOf } from '../../desktop/main/layout.ts';
import { GatewayPrograms } from '../../desktop/main/sandbox/gateway-programs.ts';

/** The two programs that are held to the same answers. */
export const ENGINES = ['compatible', 'litellm'] as const;
export type Engine = (typeof ENGINES)[number];

export const MASTER_KEY = 'sk-master-of-both-engines';

const setting = (name: string): string | undefined =>
  process.env[name] === '' ? undefined : process.env[name];

/** Where real LiteLLM is installed; undefined where it is not, and then this says why. */
export const litellmVenv = setting('GATEHOUSE_LITELLM_VENV');
export const whyNoLitellm =
  setting('GATEHOUSE_LITELLM_SKIPPED') ?? 'GATEHOUSE_LITELLM_VENV names no environment';

const root = join(import.meta.dirname, '..', '..');
export const { entries } = layoutOf(join(root, 'desktop', 'main', 'server.ts'));

/** Starts gateways of either engine as the sandbox does. `folder` takes the config files. */
export const programs = (to: {
  readonly folder: string;
  readonly log: (line: string) => void;
}): GatewayPrograms =>
  new GatewayPrograms({ host: nodeChildHost, entries, litellmVenv: litellmVenv ?? '', ...to });
