// The loopback server of the browser mode. Any page and any program on this machine can reach it, so:
// - it listens on 127.0.0.1 only and answers only to its own host name (no rebinding);
// - the page holds no secret: the token is in the address's fragment, which is never sent;
// - a socket needs our own page as its origin and the token; nothing else has a say.
import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import { AppError } from '../../contract/errors.ts';
import type { PageFiles } from '../page/files.ts';
import { pageHeaders } from '../page/headers.ts';
import { MAX_MESSAGE_SIZE } from '../transport/channel.ts';
import type { Host } from '../transport/host.ts';
import { socketChannel } from '../transport/socket-channel.ts';
import { type Door, isForUs, SUBPROTOCOL, whyRefused } from './guard.ts';

export interface PageServer {
  /** With the token in its fragment: whoever has this address has Gatehouse. */
  readonly url: string;
  close(): Promise<void>;
}

export interface PageServerOptions {
  readonly files: PageFiles;
  readonly host: Host;
  readonly token: string;
  /** 0 for a free one. */
  readonly port: number;
  readonly log: Logger;
}

const FORBIDDEN = 'HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

/** @throws AppError UNAVAILABLE when the port cannot be had */
export async function openPageServer({
  files,
  host,
  token,
  port,
  log,
}: PageServerOptions): Promise<PageServer> {
  const server = createServer();
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_SIZE,
    handleProtocols: () => SUBPROTOCOL,
  });
  await listen(server, port);
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const door: Door = { host: address, token };
  const headers = pageHeaders(`ws://${address}`);

  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      // Mostly a browser that went away in the middle of a file.
      log.debug({ err: error }, 'a file of the page was not sent');
      response.destroy();
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refused = request.url === '/socket' ? whyRefused(request, door) : 'path';
    socket.on('error', () => socket.destroy());
    if (refused === undefined) {
      sockets.handleUpgrade(request, socket, head, (opened) => host.accept(socketChannel(opened)));
      return;
    }
    log.warn({ refused }, 'a socket was refused');
    socket.end(FORBIDDEN, () => socket.destroy());
  });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const refuse = (status: number, sentence: string): void => {
      response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(sentence);
    };
    if (!isForUs(request, door)) {
      refuse(403, `Gatehouse answers to "${address}" only.`);
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      refuse(405, 'Only GET and HEAD.');
      return;
    }
    const file = files((request.url ?? '/').split('?', 1)[0] ?? '/');
    if (!file) {
      refuse(404, 'There is no such file.');
      return;
    }
    response.writeHead(200, { 'Content-Type': file.contentType, 'Cache-Control': file.cacheControl });
    if (request.method === 'HEAD') response.end();
    else await pipeline(createReadStream(file.path), response);
  };

  return {
    url: `http://${address}/#token=${token}`,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

type Server = ReturnType<typeof createServer>;

const LISTEN_FAILURES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Another program uses this port',
  EACCES: 'This system does not let you use this port',
};

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const what = LISTEN_FAILURES[cause.code ?? ''];
      const remedy = 'Choose another with --port, or leave --port out and a free one is found.';
      reject(
        what === undefined ? cause : new AppError('UNAVAILABLE', `${what}: "${port}".`, { remedy, cause }),
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}
