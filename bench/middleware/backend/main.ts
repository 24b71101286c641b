import { createServer, type AddressInfo, type Socket } from 'node:net';
import { joinParent } from '../../../desktop/main/children/child-side.ts';
import { EndlessStreams } from './endless.ts';
import {
  MODEL,
  NOT_FOUND,
  PACE_MS,
  READY_REPLY,
  SHORT_REPLY,
  STREAM,
  STREAM_HEAD,
  USUAL_REPLY,
} from './replies.ts';
import { RequestReader, type WholeRequest } from './request-reader.ts';

/** LiteLLM's place behind all that is measured: fixed replies, and as little work for them as Node allows. */

const IS_STREAM = '"stream":true';
const asksFor = (model: string): string => `"model":"${model}"`;
const IS_SHORT = asksFor(MODEL.short);
const IS_TRICKLE = asksFor(MODEL.trickle);
const IS_BRISK = asksFor(MODEL.brisk);

const trickling = new EndlessStreams(PACE_MS.trickle);
const brisk = new EndlessStreams(PACE_MS.brisk);

/** Streams under way, and which piece is next. */
const streams = new Map<Socket, number>();
let isTurnComing = false;

/** One piece of each stream a turn, so that streams grow beside each other as they do behind a real gateway. */
function turn(): void {
  for (const [socket, next] of streams) {
    const piece = STREAM[next];
    if (piece) socket.write(piece);
    if (next + 1 < STREAM.length) streams.set(socket, next + 1);
    else streams.delete(socket);
  }
  isTurnComing = streams.size > 0;
  if (isTurnComing) setImmediate(turn);
}

function stream(socket: Socket): void {
  socket.write(STREAM_HEAD);
  streams.set(socket, 0);
  if (isTurnComing) return;
  isTurnComing = true;
  setImmediate(turn);
}

function answer(socket: Socket, { target, body }: WholeRequest): void {
  if (target === 'GET /health/readiness') socket.write(READY_REPLY);
  else if (target !== 'POST /v1/chat/completions') socket.write(NOT_FOUND);
  else if (!body.includes(IS_STREAM)) socket.write(body.includes(IS_SHORT) ? SHORT_REPLY : USUAL_REPLY);
  else if (body.includes(IS_TRICKLE)) trickling.add(socket);
  else if (body.includes(IS_BRISK)) brisk.add(socket);
  else stream(socket);
}

const server = createServer({ noDelay: true }, (socket) => {
  const reader = new RequestReader();
  socket.on('data', (piece) => {
    const request = reader.push(piece);
    if (request) answer(socket, request);
  });
  socket.on('error', () => socket.destroy());
  socket.once('close', () => streams.delete(socket));
});
const parent = joinParent(() => undefined);
server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, () =>
  parent.ready((server.address() as AddressInfo).port),
);
