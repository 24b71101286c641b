import { crc32 } from 'node:zlib';
import { EventStreamCodec } from '@smithy/eventstream-codec';
import type { StreamEvent } from './event.ts';

/** The content type of an AWS event stream: frames, each with headers, a payload and two checksums. */
export const EVENT_STREAM_TYPE = 'application/vnd.amazon.eventstream';

/** The exceptions that Bedrock's streams can carry, as the members of their unions are called. */
export type StreamException =
  | 'internalServerException'
  | 'modelStreamErrorException'
  | 'modelTimeoutException'
  | 'serviceUnavailableException'
  | 'throttlingException'
  | 'validationException';

const codec = new EventStreamCodec(
  (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'),
  (text: string) => Buffer.from(text, 'utf8'),
);

/** Length of a frame's prelude (two lengths and their checksum) and of the checksum at its end, in bytes. */
const PRELUDE = 12;
const CHECKSUM = 4;

/** Header blocks by event type: there are about a dozen, and coding them anew would be most of a frame's cost. */
const eventHeaders = new Map<string, Uint8Array>();

/**
 * One event as a frame with `:message-type` event, its `:event-type`, and `:content-type` JSON.
 * The library's codec writes the headers and is what tests read frames back with. The frame around them is put together here with
 * Node's own CRC-32: 0.7 µs a frame instead of the codec's 4 µs, which a stream pays for every token.
 */
export function encodeEvent(event: StreamEvent): Uint8Array {
  let headers = eventHeaders.get(event.type);
  if (headers === undefined) {
    headers = headerBlock('event', ':event-type', event.type);
    eventHeaders.set(event.type, headers);
  }
  return frame(headers, JSON.stringify(event.payload));
}

/**
 * A failure in the middle of a stream, as the frame that SDKs raise as the exception of that name.
 * @param name a member of the stream's union; `ValidationException` is taken as `validationException`
 */
export function encodeException(name: string, message: string): Uint8Array {
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  return frame(headerBlock('exception', ':exception-type', member), JSON.stringify({ message }));
}

const headerBlock = (messageType: string, typeHeader: string, type: string): Uint8Array =>
  codec.formatHeaders({
    [typeHeader]: { type: 'string', value: type },
    ':content-type': { type: 'string', value: 'application/json' },
    ':message-type': { type: 'string', value: messageType },
  });

function frame(headers: Uint8Array, payload: string): Uint8Array {
  const payloadStart = PRELUDE + headers.byteLength;
  const length = payloadStart + Buffer.byteLength(payload) + CHECKSUM;
  const out = Buffer.allocUnsafe(length);
  out.writeUInt32BE(length, 0);
  out.writeUInt32BE(headers.byteLength, 4);
  out.writeUInt32BE(crc32(out.subarray(0, 8)), 8);
  out.set(headers, PRELUDE);
  out.write(payload, payloadStart, 'utf8');
  out.writeUInt32BE(crc32(out.subarray(0, length - CHECKSUM)), length - CHECKSUM);
  return out;
}
