import { join } from 'node:path';
import { layoutOf } from '../../desktop/main/layout.ts';

/** What stands behind the middleware in LiteLLM's place. The mock backend speaks enough of OpenAI's API to be it. */
export const BACKENDS = ['mock', 'compatible', 'litellm'] as const;
export type Backend = (typeof BACKENDS)[number];

/** Never the same text as anything else, so that one that leaked is found. */
export const MASTER_KEY = 'sk-master-of-the-whole-5d1c9e70';

export const root = join(import.meta.dirname, '..', '..');
export const { entries } = layoutOf(join(root, 'desktop', 'main', 'server.ts'));

const setting = (name: string): string | undefined =>
  process.env[name] === '' ? undefined : process.env[name];

/** Where real LiteLLM is installed, and with it boto3 and the openai package for Python; undefined where it is not, and then this says why. */
export const litellmVenv = setting('GATEHOUSE_LITELLM_VENV');
export const whyNoLitellm =
  setting('GATEHOUSE_LITELLM_SKIPPED') ?? 'GATEHOUSE_LITELLM_VENV names no environment';

export const whyNot = (backend: Backend): string | undefined =>
  backend === 'litellm' && litellmVenv === undefined ? whyNoLitellm : undefined;
