import { BodyTooLarge, joined } from '../http/body.ts';
import type { Leaving } from '../http/leaving.ts';
import type { Memory } from '../http/memory.ts';
import { type Ask, exchange } from './exchange.ts';
import type { Upstreams } from './upstreams.ts';

/** LiteLLM's answer to one request, all of it. */
export interface WholeAnswer {
  readonly status: number;
  /** Name, value, name, value, … */
  readonly headers: readonly string[];
  readonly body: Buffer;
}

export interface WholeAnswerOptions {
  readonly upstreams: Upstreams;
  readonly memory: Memory;
  /** The largest answer that is held. */
  readonly limitBytes: number;
  readonly leaving: Leaving;
}

/** @throws what breaks the exchange, BodyTooLarge, a Refusal when memory is short, or ClientLeft */
export function wholeAnswer(
  ask: Ask,
  { upstreams, memory, limitBytes, leaving }: WholeAnswerOptions,
): Promise<WholeAnswer> {
  return new Promise((resolve, reject) => {
    let status = 0;
    let headers: readonly string[] = [];
    const pieces: Buffer[] = [];
    let total = 0;
    const done = (): void => memory.give(total);
    const going = exchange(upstreams, ask, {
      head: (code, raw) => {
        status = code;
        headers = raw;
      },
      data: (piece) => {
        if (total + piece.length > limitBytes) throw new BodyTooLarge();
        memory.take(piece.length);
        total += piece.length;
        pieces.push(piece);
        return true;
      },
      end: () => {
        done();
        resolve({
          status,
          headers,
          body: joined(pieces),
        });
      },
      failed: (error) => {
        done();
        reject(error);
      },
    });
    leaving.whenLeft((reason) => going.abort(reason));
  });
}
