import type { Counts } from './counts.ts';
import { listen } from './listen.ts';
import { BODY_LIMIT_BYTES, type MockSettings } from './settings.ts';

export interface RunningMock {
  /** Base URL, without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** @see readBehaviour, which says what there is */
  behave(behaviour: object): Promise<void>;
  counts(): Promise<Counts>;
  readonly stop: () => Promise<void>;
}

const AT_ONCE = { minMs: 0, maxMs: 0 };

/** The mock backend in this process, on a free port, with no delays unless asked for. */
export async function startMock(
  settings: Partial<Omit<MockSettings, 'port' | 'host'>> = {},
): Promise<RunningMock> {
  const { port, stop } = await listen({
    port: 0,
    host: '127.0.0.1',
    delay: AT_ONCE,
    chunkDelay: AT_ONCE,
    bodyLimitBytes: BODY_LIMIT_BYTES,
    ...settings,
  });
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
    stop,
  };
}
