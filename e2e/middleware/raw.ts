import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection without a client that means well. */
export interface Raw {
  readonly socket: Socket;
  send(text: string | Uint8Array): void;
  /** Resolves when what came so far has this in it. @throws Error when the other side ended before */
  until(text: string): Promise<string>;
  /** All that comes until the other side ends. */
  rest(): Promise<string>;
}

export async function openRaw(url: string): Promise<Raw> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  await once(socket, 'connect');
  let came = '';
  let isOver = false;
  let wake = (): void => undefined;
  socket.on('data', (piece) => {
    came += piece.toString('latin1');
    wake();
  });
  for (const end of ['end', 'close', 'error'])
    socket.on(end, () => {
      isOver = true;
      wake();
    });
  const more = (): Promise<void> => new Promise((resolve) => (wake = resolve));
  return {
    socket,
    send: (text) => void socket.write(text),
    until: async (text) => {
      while (!came.includes(text)) {
        if (isOver) throw new Error(`It ended without "${text}": ${came.slice(0, 2_000)}`);
        await more();
      }
      return came;
    },
    rest: async () => {
      while (!isOver) await more();
      socket.destroy();
      return came;
    },
  };
}

export interface RawRequest {
  readonly path: string;
  readonly key: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The head of a POST with a JSON body of this length. */
export const headOf = ({ path, key, body, headers = {} }: RawRequest): string =>
  [
    `POST ${path} HTTP/1.1`,
    'host: gateway',
    `authorization: Bearer ${key}`,
    'content-type: application/json',
    ...(headers['transfer-encoding'] === undefined ? [`content-length: ${Buffer.byteLength(body)}`] : []),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n');
