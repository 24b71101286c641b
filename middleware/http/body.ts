import { Transform } from 'node:stream';
import type { IncomingMessage } from 'node:http';

/** A request's body went over the limit while it was on its way. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** The client went away; nobody reads what would be answered. */
export class ClientLeft extends Error {
  override readonly name = 'ClientLeft';
}

/** Whether a request announces a body, of a length or in chunks. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Whether a request says beforehand that its body is over the limit. */
export const isAnnouncedTooLarge = ({ headers }: IncomingMessage, limitBytes: number): boolean =>
  Number(headers['content-length'] ?? 0) > limitBytes;

/**
 * The body of a request, never more than the limit. A stated length is kept by Node's parser, so only chunks are counted.
 * @throws BodyTooLarge, as the stream's error
 */
export function limitedBody(request: IncomingMessage, limitBytes: number): IncomingMessage | Transform {
  if (request.headers['transfer-encoding'] === undefined) return request;
  let total = 0;
  const counter = new Transform({
    transform: (chunk: Buffer, _encoding, next) => {
      total += chunk.length;
      if (total > limitBytes) next(new BodyTooLarge());
      else next(null, chunk);
    },
  });
  request.once('close', () => {
    if (!request.complete) counter.destroy(new ClientLeft());
  });
  return request.pipe(counter);
}

/** Pieces as one; a single piece, as nearly always, is not copied. */
export const joined = (pieces: readonly Buffer[]): Buffer => {
  const [first] = pieces;
  return first && pieces.length === 1 ? first : Buffer.concat(pieces);
};
