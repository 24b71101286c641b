import { readFile } from 'node:fs/promises';
import { AppError } from '../../../contract/errors.ts';
import type { Gateway, Store } from './api/gateway.ts';
import { createKeyCache } from './api/key-cache.ts';
import { createKeyLimits } from './api/key-limits.ts';
import { type GatewayConfig, readConfig } from './config/read-config.ts';
import { createProvider } from './provider/openai.ts';
import { createRouter } from './routing/router.ts';
import { type Patience, startServer } from './server.ts';
import { openDatabase } from './store/database.ts';
import { createKeys } from './store/keys.ts';
import { createSpendReader } from './store/spend-reader.ts';
import { createSpendWriter } from './store/spend-writer.ts';

export interface StartOptions {
  readonly configFile: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly masterKey: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For the log of this part; never a key or a prompt. */
  readonly say: (line: string) => void;
  readonly patience?: Patience | undefined;
}

export interface RunningGateway {
  readonly port: number;
  /** Lets calls under way finish for `withinMs`, writes what is not written, and is gone. */
  stop(withinMs: number): Promise<void>;
}

/**
 * Starts the compatible gateway.
 * @throws AppError INVALID_INPUT for a config that LiteLLM would not start with, UNAVAILABLE for a database or port that cannot be used
 */
export async function startGateway(options: StartOptions): Promise<RunningGateway> {
  const config = readConfig(await textOf(options.configFile), options);
  const provider = createProvider();
  const store =
    options.databaseUrl === undefined ? undefined : await openStore(options.databaseUrl, config, options);
  const router = createRouter(config.deployments, config.router);
  const gateway: Gateway = { config, router, provider, store };
  const close = async (): Promise<void> => {
    await store?.spendWriter.close();
    await store?.pool.end();
    await provider.close();
  };
  try {
    const server = await startServer(gateway, {
      port: options.port,
      patience: options.patience,
      onBug: (error) =>
        options.say(error instanceof Error ? (error.stack ?? error.message) : 'unknown error'),
    });
    return {
      port: server.port,
      stop: async (withinMs) => {
        await server.stop(withinMs);
        await close();
      },
    };
  } catch (cause) {
    await close();
    throw new AppError('UNAVAILABLE', `The gateway cannot listen on its port: "${options.port}".`, {
      remedy: 'Another program may use it. Start the sandbox again, it takes another port then.',
      cause,
    });
  }
}

async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError('INVALID_INPUT', `The gateway cannot read its config: "${file}".`, {
      remedy: 'CONFIG_FILE must name a config.yaml.',
      cause,
    });
  });
}

async function openStore(url: string, config: GatewayConfig, { say }: StartOptions): Promise<Store> {
  const pool = await openDatabase(url);
  const keys = createKeys(pool);
  const keyCache = createKeyCache(keys);
  const spendWriter = createSpendWriter(pool, {
    everyMs: config.writeSpendEveryMs,
    onSpend: (byToken) => keyCache.written(byToken),
    onTrouble: say,
  });
  return {
    pool,
    keys,
    keyCache,
    keyLimits: createKeyLimits(),
    spendReader: createSpendReader(pool),
    spendWriter,
  };
}
