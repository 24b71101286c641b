import { type DecodedRequestMessage, MessageType } from '@orpc/standard-server-peer';
import { MAX_MESSAGE_SIZE } from './channel.ts';

/** One message of a window: to be done, to be answered as wrong, or not to be understood at all. */
export type Envelope =
  | { readonly kind: 'message'; readonly message: DecodedRequestMessage }
  | { readonly kind: 'malformed'; readonly id: string }
  | { readonly kind: 'noise'; readonly why: string };

const MAX_ID = 64;
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads one message of oRPC's peer protocol, strictly: calls and their cancellation, as JSON text. The contract has no
 * streams from the window, no files and no headers, so those are refused here before anything else sees them.
 */
export function readEnvelope(data: unknown): Envelope {
  if (typeof data !== 'string') return { kind: 'noise', why: 'not text' };
  if (data.length > MAX_MESSAGE_SIZE) return { kind: 'noise', why: 'too long' };
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    return { kind: 'noise', why: 'not JSON' };
  }
  if (!isObject(json) || typeof json['i'] !== 'string' || json['i'].length > MAX_ID) {
    return { kind: 'noise', why: 'no id' };
  }
  const { i: id, t: type, p: payload } = json as { i: string; t?: unknown; p?: unknown };
  if (type === MessageType.ABORT_SIGNAL) {
    return { kind: 'message', message: [id, MessageType.ABORT_SIGNAL, undefined] };
  }
  const url = isObject(payload) && payload['m'] === undefined ? callUrl(payload['u']) : undefined;
  if ((type !== undefined && type !== MessageType.REQUEST) || !isObject(payload) || url === undefined) {
    return { kind: 'malformed', id };
  }
  const body = payload['b'];
  if (body !== undefined && !isObject(body)) return { kind: 'malformed', id };
  return { kind: 'message', message: [id, MessageType.REQUEST, { url, method: 'POST', headers: {}, body }] };
}

/** A path such as `/config/get`: never another origin, never a query. */
const callUrl = (path: unknown): URL | undefined =>
  typeof path === 'string' && /^(\/[A-Za-z][A-Za-z0-9]*)+$/.test(path)
    ? new URL(path, 'http://orpc')
    : undefined;
