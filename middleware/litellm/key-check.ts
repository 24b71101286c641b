import type { Call } from '../calls/call.ts';
import type { Leaving } from '../http/leaving.ts';
import type { Memory } from '../http/memory.ts';
import { Refusal } from '../refusal.ts';
import { ownAskHeaders } from './ask-headers.ts';
import type { Upstreams } from './upstreams.ts';
import { wholeAnswer } from './whole-answer.ts';

/** LiteLLM says whether a key is good; it is asked again after this time. */
const GOOD_FOR_MS = 30_000;
const MAX_KEPT = 10_000;
const LIMIT_BYTES = 16 * 1024 * 1024;

export interface KeyCheck {
  /**
   * For what the middleware answers by itself: LiteLLM must know the caller's key.
   * @throws Refusal `unauthenticated` or `forbidden`, or what keeps LiteLLM from answering
   */
  check(call: Call, leaving: Leaving): Promise<void>;
}

export interface KeyCheckOptions {
  readonly upstreams: Upstreams;
  readonly memory: Memory;
}

export function createKeyCheck(options: KeyCheckOptions): KeyCheck {
  /** By hash, with the time until which each is known to be good; oldest first. */
  const good = new Map<string, number>();
  return {
    check: async (call, leaving) => {
      const hash = call.keyHash();
      if (hash === undefined)
        throw new Refusal('unauthenticated', 'Send an API key of this gateway as "Authorization: Bearer …".');
      if ((good.get(hash) ?? 0) > performance.now()) return;
      good.delete(hash);
      const ask = { method: 'GET', path: '/v1/models', headers: ownAskHeaders(call), body: null };
      const { status } = await wholeAnswer(ask, { ...options, limitBytes: LIMIT_BYTES, leaving });
      refuse(status);
      good.set(hash, performance.now() + GOOD_FOR_MS);
      const [oldest] = good.keys();
      if (good.size > MAX_KEPT && oldest !== undefined) good.delete(oldest);
    },
  };
}

function refuse(status: number): void {
  if (status < 300) return;
  if (status === 401)
    throw new Refusal(
      'unauthenticated',
      'LiteLLM does not know this API key, or it has expired. Send another.',
    );
  if (status === 403) throw new Refusal('forbidden', 'This API key may not be used here. Ask the operator.');
  throw new Refusal(
    'unavailable',
    'LiteLLM cannot say whether this API key is good. Try again in a moment.',
    {
      retryAfterS: 1,
    },
  );
}
