import { join } from 'node:path';
import { type Backend, entries, litellmVenv, MASTER_KEY, root } from './backends.ts';
import { writeConfig } from './gateway-config.ts';
import { type Part, startPart } from './part.ts';

type Env = Readonly<Record<string, string>>;

/** The mock backend, without delays unless asked for. */
export const startMock = (env: Env = {}): Promise<Part> =>
  startPart({
    name: 'mock-llm',
    entry: entries['mock-llm'],
    env: { MOCK_LLM_DELAY_MS: '0', MOCK_LLM_CHUNK_DELAY_MS: '0', ...env },
  });

export interface GatewayOptions {
  readonly mockUrl: string;
  /** Where the compatible gateway keeps keys and spend; real LiteLLM runs without. */
  readonly databaseUrl?: string;
}

/** The compatible gateway, or real LiteLLM. */
export async function startGateway(
  backend: Exclude<Backend, 'mock'>,
  { mockUrl, databaseUrl = '' }: GatewayOptions,
): Promise<Part> {
  const { file, remove } = await writeConfig(backend, { mockUrl, masterKey: MASTER_KEY });
  const own = backend === 'litellm' ? { LITELLM_VENV: litellmVenv ?? '' } : { DATABASE_URL: databaseUrl };
  const part = await startPart({
    name: backend,
    entry: entries[backend === 'litellm' ? 'litellm' : 'compatible-gateway'],
    env: { CONFIG_FILE: file, MASTER_KEY, ...own },
  }).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  return {
    ...part,
    stop: async () => {
      await part.stop();
      await remove();
    },
  };
}

/** For GetPrompt's signature only; the stand-in knows no account. */
const NO_ACCOUNT = { AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none' };

/** The middleware as it ships: `middleware/main.ts`, told everything by its environment. */
export const startMiddleware = (litellmUrl: string, env: Env = {}): Promise<Part> =>
  startPart({
    name: 'middleware',
    entry: join(root, 'middleware', 'main.ts'),
    env: { LITELLM_URL: litellmUrl, MASTER_KEY, ...NO_ACCOUNT, ...env },
  });
