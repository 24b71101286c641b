import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface TestProxy {
  /** The address, by way of the proxy. */
  readonly url: string;
  /** What the server says no longer comes through, while it still hears all. */
  mute(): void;
  /** Breaks all connections; new ones come through whole. */
  cut(): void;
  stop(): Promise<void>;
}

/** A network between a client and a server that can fail in the middle of an answer. */
export async function startProxy(url: string): Promise<TestProxy> {
  const { port, hostname } = new URL(url);
  const sockets = new Set<Socket>();
  let isMute = false;
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream);
    upstream.on('data', (data) => {
      if (!isMute) client.write(data);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const through = new URL(url);
  through.port = String((server.address() as AddressInfo).port);
  const cut = (): void => {
    isMute = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: through.href,
    mute: () => {
      isMute = true;
    },
    cut,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}
