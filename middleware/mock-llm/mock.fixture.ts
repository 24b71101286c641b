import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMockApp } from './app.ts';
import type { Counts } from './counts.ts';
import { BODY_LIMIT_BYTES, type MockSettings } from './settings.ts';

export interface RunningMock {
  /** Base URL, without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** @see readBehaviour, which says what there is */
  behave(behaviour: object): Promise<void>;
  counts(): Promise<Counts>;
  stop(): Promise<void>;
}

/** Longer than any test pauses: a client must not meet a connection that is just being closed. */
const KEEP_ALIVE_MS = 75_000;
const AT_ONCE = { minMs: 0, maxMs: 0 };

/** The mock backend in this process, on a free port, with no delays unless asked for. */
export async function startMock(
  settings: Partial<Omit<MockSettings, 'port' | 'host'>> = {},
): Promise<RunningMock> {
  const app = createMockApp({
    delay: AT_ONCE,
    chunkDelay: AT_ONCE,
    bodyLimitBytes: BODY_LIMIT_BYTES,
    ...settings,
  });
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    behave: async (behaviour) => {
      const { status } = await fetch(`${url}/mock/behaviour`, {
        method: 'PUT',
        body: JSON.stringify(behaviour),
      });
      if (status !== 200) throw new Error(`The mock backend does not know this behaviour: ${status}`);
    },
    counts: async () => (await (await fetch(`${url}/mock/requests`)).json()) as Counts,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
