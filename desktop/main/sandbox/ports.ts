import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A loopback port that nobody listens on: the preferred one where that is so, else any. 0 prefers none. */
export async function findPort(preferred: number): Promise<number> {
  return (preferred > 0 ? await tryPort(preferred) : undefined) ?? (await tryPort(0)) ?? 0;
}

/** Whether nobody listens on a loopback port. */
export const isFree = async (port: number): Promise<boolean> => (await tryPort(port)) !== undefined;

async function tryPort(port: number): Promise<number | undefined> {
  const server = createServer();
  try {
    server.listen({ port, host: '127.0.0.1', exclusive: true });
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch {
    return undefined;
  } finally {
    if (server.listening) {
      server.close();
      await once(server, 'close');
    }
  }
}
