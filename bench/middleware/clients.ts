import { join } from 'node:path';
import { nodeChildHost } from '../../desktop/main/children/node-child-host.ts';
import type { Answer, Job } from './load/protocol.ts';

type Report =
  { readonly kind: 'done'; readonly result: object } | { readonly kind: 'wrong'; readonly reason: string };

/** The process that plays the clients. */
export interface Clients {
  /** @throws Error when an answer was not as it should be */
  work<J extends Job>(job: J): Promise<Answer<J>>;
  readonly stop: () => Promise<void>;
}

const isReport = (message: unknown): message is Report =>
  typeof message === 'object' && message !== null && 'kind' in message && message.kind !== 'ready';

const onLog = (line: string): void => console.error(line);

export async function startClients(): Promise<Clients> {
  const child = nodeChildHost.fork(join(import.meta.dirname, 'load', 'main.ts'), {
    name: 'clients',
    env: {},
    onLog,
  });
  await child.ready;
  return {
    work: <J extends Job>(job: J) =>
      new Promise<Answer<J>>((resolve, reject) => {
        const leave = child.onMessage((message) => {
          if (!isReport(message)) return;
          leave();
          if (message.kind === 'done') resolve(message.result as Answer<J>);
          else reject(new Error(message.reason));
        });
        child.send(job);
      }),
    stop: () => child.stop(2_000),
  };
}

/** The fixed-reply backend in LiteLLM's place. */
export async function startBackend(): Promise<{ readonly port: number; readonly stop: () => Promise<void> }> {
  const child = nodeChildHost.fork(join(import.meta.dirname, 'backend', 'main.ts'), {
    name: 'backend',
    env: {},
    onLog,
  });
  const { port } = await child.ready;
  return { port, stop: () => child.stop(2_000) };
}
