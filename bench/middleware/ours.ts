import { access } from 'node:fs/promises';
import { Missing, startPinned } from './program.ts';

export interface OursOptions {
  readonly backendPort: number;
  /** Its program, built or not. Absolute. */
  readonly entry: string;
  /** Where history is kept; the middleware has none without. */
  readonly databaseUrl?: string | undefined;
  readonly redisUrl?: string | undefined;
  /** Options for Node itself. */
  readonly nodeOptions?: readonly string[];
}

export interface Ours {
  readonly port: number;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** Starts the middleware on the proxies' core, as its image does. @throws Error with what it said when it does not listen */
export async function startOurs(options: OursOptions): Promise<Ours> {
  const { backendPort, entry, databaseUrl, redisUrl, nodeOptions = [] } = options;
  await access(entry).catch(() => {
    throw new Missing(`There is no such middleware; build it first, or leave --bundle out: "${entry}".`);
  });
  const { pid, says, stop } = await startPinned(process.execPath, [...nodeOptions, entry], {
    env: {
      NODE_ENV: 'production',
      PORT: '0',
      LITELLM_URL: `http://127.0.0.1:${backendPort}`,
      MASTER_KEY: 'sk-bench-master',
      AWS_REGION: 'us-east-1',
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
      ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
    },
  });
  const [, port] = await says(/"port":(\d+).*"listening"/);
  return { port: Number(port), pid, stop };
}
