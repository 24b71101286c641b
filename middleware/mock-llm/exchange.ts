import { once } from 'node:events';
import type { Request, Response } from 'express';
import type { Behaviours } from './behaviour.ts';
import type { Counter } from './counts.ts';
import type { Failure } from './failures.ts';
import { pause } from './pace.ts';
import type { MockSettings } from './settings.ts';
import { type Trouble, type TroubleHeaders, troubleOf } from './trouble.ts';

/** One request whose delay is over and that is not refused. */
export interface Exchange {
  readonly response: Response;
  /** What will go wrong in its middle. */
  readonly trouble: Exclude<Trouble, { readonly how: 'refuse' }> | undefined;
  /** Waits between two pieces of a stream, and for a slow reader. */
  readonly between: () => Promise<void>;
}

export interface Interface {
  /** Tells a failure instead of an answer. */
  readonly refuse: (failure: Failure) => void;
  readonly answer: (exchange: Exchange) => void | Promise<void>;
}

export interface ExchangeOptions extends Pick<MockSettings, 'delay' | 'chunkDelay'> {
  readonly behaviours: Behaviours;
  readonly counter: Counter;
}

export type Serve = (
  request: Request,
  response: Response,
  model: string,
  shape: Interface & { readonly isStream: boolean },
) => Promise<void>;

/** Counts, waits and fails as told; else lets the interface answer. Nothing goes on for a caller that has gone. */
export function createServe({ behaviours, counter, delay, chunkDelay }: ExchangeOptions): Serve {
  return async (request, response, model, { isStream, refuse, answer }) => {
    const end = counter.begin(model);
    const gone = new AbortController();
    const behaviour = behaviours.of(model);
    const trouble = troubleOf(model, headersOf(request), behaviour);
    response.once('close', () => {
      end(response.writableFinished || trouble?.how === 'break' ? 'answered' : 'cancelled');
      gone.abort();
    });
    await pause(delay, behaviour?.delayMs, gone.signal);
    if (response.destroyed) return;
    if (trouble?.how === 'refuse' || (trouble?.how === 'fail' && !isStream)) {
      refuse(trouble.failure);
      return;
    }
    const between = async (): Promise<void> => {
      await pause(chunkDelay, behaviour?.chunkDelayMs, gone.signal);
      if (response.writableNeedDrain && !response.destroyed)
        await once(response, 'drain', { signal: gone.signal }).catch(() => undefined);
    };
    await answer({ response, trouble, between });
  };
}

const headersOf = (request: Request): TroubleHeaders => ({
  status: request.get('x-mock-status'),
  failAfter: request.get('x-mock-fail-after'),
  breakAfter: request.get('x-mock-break-after'),
});

/** A whole JSON answer; half of it when the connection is to break. */
export function sendWhole({ response, trouble }: Exchange, body: object): void {
  if (trouble?.how !== 'break') {
    response.json(body);
    return;
  }
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
  breakOff(response);
}

/** Closes the connection once what was written is out. */
export const breakOff = (response: Response): void => response.socket?.destroySoon();
