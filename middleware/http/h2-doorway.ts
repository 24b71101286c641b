import { request as ask, type IncomingMessage, type Server } from 'node:http';
import {
  constants,
  createServer,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';

/** How HTTP/2 without TLS begins (RFC 9113 section 3.4); the first byte tells it from nearly all of HTTP/1.1, these from all. */
const PREFACE = Buffer.from('PRI * HTTP/2.0');
/** A connection that says nothing for so long is closed. */
const FIRST_BYTE_MS = 60_000;
const MAX_STREAMS = 250;
/** Listening on these is listening on the loopback too. */
const EVERYWHERE = new Set(['0.0.0.0', '::']);

/** Headers of one connection, which HTTP/2 does not know (RFC 9113 section 8.2.2). */
const OF_THE_CONNECTION = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
  'http2-settings',
  'te',
  'host',
]);

/**
 * Lets an HTTP/1.1 server take HTTP/2 connections without TLS too: the AWS SDK for JavaScript speaks nothing else to Bedrock unless it
 * is told to, and without a load balancer in between nobody translates. Each stream becomes a request over the loopback to the same server, so
 * that there is one way through it; the few clients that come this way pay for that.
 */
export function addH2Doorway(server: Server): { readonly close: () => void } {
  const accepts = server.listeners('connection') as ((socket: Socket) => void)[];
  server.removeAllListeners('connection');
  const sessions = new Set<ServerHttp2Session>();
  const doorway = createServer({ settings: { maxConcurrentStreams: MAX_STREAMS } });
  doorway.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
    // The streams of a broken connection end by themselves.
    session.on('error', () => undefined);
  });
  doorway.on('stream', (stream, headers) => pass(stream, headers, server.address() as AddressInfo));
  const undecided = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    undecided.add(socket);
    sniff(socket, (isH2) => {
      undecided.delete(socket);
      if (isH2 === undefined) return;
      if (isH2) doorway.emit('connection', socket);
      else for (const accept of accepts) accept.call(server, socket);
    });
  });
  return {
    close: () => {
      for (const session of sessions) session.close();
      for (const socket of undecided) socket.destroy();
    },
  };
}

/** Reads as much of a connection as tells what it is, and puts it back; undefined for one that ends before that. */
function sniff(socket: Socket, decide: (isH2: boolean | undefined) => void): void {
  let held = Buffer.alloc(0);
  const end = (): void => void socket.destroy();
  const gone = (): void => decide(undefined);
  const read = (): void => {
    const piece = socket.read() as Buffer | null;
    if (piece === null) return;
    held = Buffer.concat([held, piece]);
    const compared = Math.min(held.length, PREFACE.length);
    const isAlike = held.subarray(0, compared).equals(PREFACE.subarray(0, compared));
    if (isAlike && held.length < PREFACE.length) return;
    socket.setTimeout(0, end);
    socket.off('error', end).off('close', gone).off('end', end).off('readable', read);
    socket.unshift(held);
    decide(isAlike);
  };
  socket.setTimeout(FIRST_BYTE_MS, end);
  socket.on('error', end).on('close', gone).on('end', end).on('readable', read);
}

/** One stream, as a request of HTTP/1.1 to ourselves. */
function pass(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, own: AddressInfo): void {
  const onward = ask({
    host: EVERYWHERE.has(own.address) ? '127.0.0.1' : own.address,
    port: own.port,
    method: headers[':method'],
    path: headers[':path'],
    headers: { ...endToEnd(headers), host: headers[':authority'] ?? headers.host ?? 'localhost' },
  });
  let isAnswered = false;
  onward.on('response', (answer: IncomingMessage) => {
    isAnswered = true;
    answer.on('error', () => undefined);
    // A refusal may come before the request is whole. Node's clients cannot take it while they hold much that is not sent yet.
    if (stream.readableEnded || (answer.statusCode ?? 0) < 400) reply(stream, answer);
    else stream.once('end', () => reply(stream, answer));
  });
  onward.on('error', () => {
    // What is left of a request that was answered is of no use to anybody.
    if (isAnswered) stream.unpipe(onward).resume();
    else stream.close(constants.NGHTTP2_INTERNAL_ERROR);
  });
  stream.on('error', () => onward.destroy());
  stream.once('close', () => onward.destroy());
  stream.pipe(onward);
}

function reply(stream: ServerHttp2Stream, answer: IncomingMessage): void {
  if (stream.destroyed) {
    answer.destroy();
    return;
  }
  if (answer.errored) {
    stream.close(constants.NGHTTP2_INTERNAL_ERROR);
    return;
  }
  stream.respond({ ':status': answer.statusCode, ...endToEnd(answer.headers) });
  answer.pipe(stream);
  answer.once('close', () => {
    // Half an answer must not look whole.
    if (!answer.complete) stream.destroy(new Error('The answer was broken off.'));
  });
}

function endToEnd(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const kept: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(headers))
    if (!name.startsWith(':') && !OF_THE_CONNECTION.has(name)) kept[name] = value;
  return kept;
}
