import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyTooLarge } from '../litellm/failure.ts';
import { ClientLeft, isAnnouncedTooLarge, joined } from './body.ts';
import type { Memory } from './memory.ts';

export interface ReadBodyOptions {
  readonly bodyLimitBytes: number;
  readonly memory: Memory;
}

/**
 * The whole body of a request; what it takes of the memory is given back when the response is closed.
 * @throws Refusal `too_large` or `unavailable`; ClientLeft when it never became whole
 */
export function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  { bodyLimitBytes, memory }: ReadBodyOptions,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (isAnnouncedTooLarge(request, bodyLimitBytes)) {
      reject(bodyTooLarge(bodyLimitBytes));
      return;
    }
    const pieces: Buffer[] = [];
    let total = 0;
    response.on('close', () => {
      memory.give(total);
      // Node tells a request that breaks off to nobody who did not ask; its response is closed in any case.
      if (!request.complete) reject(new ClientLeft());
    });
    const stop = (error: Error): void => {
      request.off('data', add);
      // The answer may be read before the rest has come; what comes still is thrown away.
      request.resume();
      reject(error);
    };
    const add = (piece: Buffer): void => {
      if (total + piece.length > bodyLimitBytes) {
        stop(bodyTooLarge(bodyLimitBytes));
        return;
      }
      try {
        memory.take(piece.length);
      } catch (error) {
        stop(error as Error);
        return;
      }
      total += piece.length;
      pieces.push(piece);
    };
    request.on('data', add);
    request.on('end', () => resolve(joined(pieces)));
  });
}
