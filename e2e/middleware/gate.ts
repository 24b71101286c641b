import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A network between two parts that stands still or breaks where a test says so. What is asked always goes through. */
export interface Gate {
  /** The address, by way of the gate. */
  readonly url: string;
  /** From now on so many bytes more come back over each connection, and then none. */
  hold(afterBytes?: number): void;
  /** Resolves when so many answers stand still; one by default. */
  held(count?: number): Promise<void>;
  /** What stood still goes on. */
  release(): void;
  /** Breaks all connections; new ones come through whole. */
  cut(): void;
  stop(): Promise<void>;
}

interface Passage {
  readonly client: Socket;
  readonly server: Socket;
  /** Bytes that may still come back. */
  left: number;
  kept: Buffer | undefined;
}

export async function startGate(url: string): Promise<Gate> {
  const { port, hostname } = new URL(url);
  const passages = new Set<Passage>();
  let limit = Infinity;
  const waiting = new Set<{ readonly count: number; readonly resolve: () => void }>();
  const wake = (): void => {
    const standing = [...passages].filter(({ kept }) => kept).length;
    for (const one of waiting) {
      if (standing < one.count) continue;
      waiting.delete(one);
      one.resolve();
    }
  };

  const back = (passage: Passage, data: Buffer): void => {
    const { client, server, left } = passage;
    const through = data.subarray(0, Math.min(left, data.length));
    passage.left -= through.length;
    if (through.length > 0) client.write(through);
    if (through.length === data.length) return;
    server.pause();
    passage.kept = data.subarray(through.length);
    wake();
  };
  const listener = createServer({ noDelay: true }, (client) => {
    const server = connect({ port: Number(port), host: hostname, noDelay: true });
    const passage: Passage = { client, server, left: limit, kept: undefined };
    passages.add(passage);
    for (const socket of [client, server]) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        passages.delete(passage);
        client.destroy();
        server.destroy();
      });
    }
    client.pipe(server);
    server.on('data', (data) => back(passage, data));
    server.on('end', () => client.end());
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');

  const release = (): void => {
    limit = Infinity;
    for (const passage of passages) {
      const { kept } = passage;
      passage.left = Infinity;
      passage.kept = undefined;
      if (kept) passage.client.write(kept);
      passage.server.resume();
    }
  };
  const cut = (): void => {
    limit = Infinity;
    for (const { client, server } of passages) {
      client.destroy();
      server.destroy();
    }
  };
  return {
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    hold: (afterBytes = 0) => {
      limit = afterBytes;
      for (const passage of passages) {
        const { kept } = passage;
        passage.left = afterBytes;
        passage.kept = undefined;
        passage.server.resume();
        if (kept) back(passage, kept);
      }
    },
    held: (count = 1) =>
      new Promise((resolve) => {
        waiting.add({ count, resolve });
        wake();
      }),
    release,
    cut,
    stop: async () => {
      const closed = once(listener, 'close');
      listener.close();
      cut();
      await closed;
    },
  };
}
