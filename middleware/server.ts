import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { isAnnouncedTooLarge } from './http/body.ts';
import { addH2Doorway } from './http/h2-doorway.ts';
import { bodyTooLarge } from './litellm/failure.ts';
import { refuseAsOpenAi } from './openai/refuse.ts';

export interface ServerOptions {
  readonly port: number;
  readonly host: string;
  readonly bodyLimitBytes: number;
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
}

export interface RunningServer {
  readonly port: number;
  /** Takes no new connections, and resolves when the requests under way have ended, or were cut off after `withinMs`. */
  stop(withinMs: number): Promise<void>;
}

/** Longer than a load balancer keeps an idle connection (60 s by default), so that it is the one that closes. */
const KEEP_ALIVE_MS = 75_000;

/** @throws an error with the system's `code`, such as `EADDRINUSE` */
export async function startServer({
  port,
  host,
  bodyLimitBytes,
  listener,
}: ServerOptions): Promise<RunningServer> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, maxHeaderSize: 32 * 1024 });
  // All headers are passed on, so none may be left unread; their size is limited above.
  server.maxHeadersCount = 0;
  allowHalfOpen(server);
  const notice = noticeLeaving(server);
  const doorway = addH2Doorway(server);
  server.on('request', (request, response) => {
    notice(request, response);
    listener(request, response);
  });
  // A body that is not wanted is refused before it is sent.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (isAnnouncedTooLarge(request, bodyLimitBytes)) {
      refuseAsOpenAi(response, bodyTooLarge(bodyLimitBytes));
      return;
    }
    response.writeContinue();
    server.emit('request', request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: (withinMs) => {
      doorway.close();
      return stop(server, withinMs);
    },
  };
}

/** A client may close its own side after its request and still read the answer; Node knows this only by a property without a type. */
const allowHalfOpen = (server: Server): void => void Object.assign(server, { httpAllowHalfOpen: true });

/** Asks a client that closed its side whether it is still there: a system forgets a connection that nobody holds after about a minute. */
const ASK_LEAVING_AFTER_MS = 20_000;
const ASK_AGAIN_MS = 1_000;

/**
 * A client that closed its side either still reads or is gone; only writing tells. A provisional answer is something every
 * client must skip (RFC 9110 section 15.2); to one that is gone the second makes the connection fail, which ends the request. Behind
 * an answer that has begun it cannot stand: there the next piece tells, or the system when none comes.
 * @returns to be told of each request
 */
function noticeLeaving(server: Server): (request: IncomingMessage, response: ServerResponse) => void {
  /** The last answer on each connection. */
  const answers = new WeakMap<Socket, ServerResponse>();
  server.on('connection', (socket: Socket) => {
    socket.once('end', () => {
      const response = answers.get(socket);
      if (!response || response.writableEnded || response.destroyed) return;
      socket.setKeepAlive(true, ASK_LEAVING_AFTER_MS);
      const ask = (): void => {
        if (!response.headersSent && response.req.httpVersion === '1.1') response.writeProcessing();
        else clearInterval(asking);
      };
      // The first makes a client that is gone say so, which nobody reads any more; the second fails by it.
      const asking = setInterval(ask, ASK_AGAIN_MS);
      response.once('close', () => clearInterval(asking));
      ask();
    });
  });
  return (request, response) => void answers.set(request.socket, response);
}

const CLOSE_IDLE_EVERY_MS = 100;

async function stop(server: Server, withinMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Node closes only those that are idle now; what a request leaves behind would stay for as long as connections are kept.
  const idle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS);
  const sockets = setTimeout(() => server.closeAllConnections(), withinMs);
  await closed;
  clearInterval(idle);
  clearTimeout(sockets);
}
