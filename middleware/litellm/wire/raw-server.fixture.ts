import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { Sink } from './ask.ts';
import { Pool, type PoolOptions } from './pool.ts';

/** A server that says exactly the bytes that a test wants, right or wrong. */
export interface RawServer {
  readonly url: URL;
  /** All connections that came, in their order. */
  readonly sockets: readonly Socket[];
  /** What came, one for each read; small requests are one read each. */
  readonly reads: readonly string[];
  stop(): Promise<void>;
}

/** @param onRead gets each read of each connection, with how many reads came before it in all */
export async function startRaw(
  onRead: (socket: Socket, text: string, nth: number) => void,
  create: (onSocket: (socket: Socket) => void) => Server = createServer,
): Promise<RawServer> {
  const sockets: Socket[] = [];
  const reads: string[] = [];
  const server = create((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      reads.push(bytes.toString('latin1'));
      onRead(socket, bytes.toString('latin1'), reads.length - 1);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    sockets,
    reads,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What a sink has heard. */
export interface Recorded extends Sink {
  status: number;
  statusText: string;
  headers: readonly string[];
  readonly pieces: Buffer[];
  readonly body: string;
  /** `end`, or the code or message of what failed; each time that it was told. */
  readonly ends: string[];
  /** The first of `ends`. */
  readonly ended: Promise<string>;
}

/** @param wants what `data` answers */
export function record(wants: (piece: Buffer) => boolean = () => true): Recorded {
  let settle: (how: string) => void = () => undefined;
  const ended = new Promise<string>((resolve) => (settle = resolve));
  const end = (how: string): void => {
    recorded.ends.push(how);
    settle(how);
  };
  const recorded: Recorded = {
    status: 0,
    statusText: '',
    headers: [],
    pieces: [],
    get body() {
      return Buffer.concat(recorded.pieces).toString('latin1');
    },
    ends: [],
    ended,
    head: (status, headers, statusText) => void Object.assign(recorded, { status, headers, statusText }),
    data: (piece) => {
      recorded.pieces.push(piece);
      return wants(piece);
    },
    end: () => end('end'),
    failed: (error) => end((error as NodeJS.ErrnoException).code ?? error.message),
  };
  return recorded;
}

export const GET = { method: 'GET', path: '/x', headers: [], body: null };
export const POST = { method: 'POST', path: '/x', headers: [], body: Buffer.from('{}') };
export const OK = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';
export const nothing = (): void => undefined;

/** A pool and a server for one test, with one line to end both. */
export interface Line {
  readonly pool: Pool;
  readonly server: RawServer;
  stop(): Promise<void>;
}

export async function openLine(
  onRead: (socket: Socket, text: string, nth: number) => void,
  options: PoolOptions = { answerTimeoutMs: 0 },
): Promise<Line> {
  const server = await startRaw(onRead);
  const pool = new Pool(server.url, options);
  return {
    pool,
    server,
    stop: async () => {
      await pool.close();
      await server.stop();
    },
  };
}
