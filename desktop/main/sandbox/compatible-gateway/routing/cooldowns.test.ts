import { describe, expect, it } from 'vitest';
import { arms, settingsOf } from '../fixtures/deployments.ts';
import { CallFailure } from './call-failure.ts';
import { createCooldowns } from './cooldowns.ts';
import { createMetrics } from './metrics.ts';

const failure = (status: number, retryAfterMs?: number) =>
  new CallFailure('', { kind: 'APIError', status, type: '', retryAfterMs });

/** How an arm fares after failures, told at second 0; `others` answered well before. */
function after(
  statuses: readonly number[],
  { router = {}, arm = {}, size = 2, successes = 0, retryAfterMs = undefined as number | undefined } = {},
) {
  const [deployment] = arms(arm, {});
  const metrics = createMetrics();
  const cooldowns = createCooldowns(settingsOf(router), metrics);
  const call = {
    durationMs: 1,
    firstTokenMs: undefined,
    completionTokens: 1,
    totalTokens: 1,
    wasReserved: false,
  };
  for (let n = 0; n < successes; n += 1) metrics.succeeded(deployment!, call, 0);
  for (const status of statuses) {
    metrics.failed(deployment!, false, 0);
    cooldowns.failed(deployment!, failure(status, retryAfterMs), size, 0);
  }
  return (seconds: number) => cooldowns.isCooling(deployment!, seconds * 1000);
}
const times = (status: number, count: number): number[] => Array.from({ length: count }, () => status);

describe('a deployment cools', () => {
  it.each([
    ['at once after 429 where there are others', [429], {}, true],
    ['not after 429 where it is alone', [429], { size: 1 }, false],
    ['at once after 401, alone or not', [401], { size: 1 }, true],
    ['at once after 404', [404], {}, true],
    ['not after 400: that is the client’s fault', times(400, 50), {}, false],
    ['not after 403', times(403, 50), {}, false],
    ['not after four 500', times(500, 4), {}, false],
    ['after five 500', times(500, 5), {}, true],
    ['not after five 500 among as many answers', times(500, 5), { successes: 5 }, false],
    ['not after five 500 where it is alone', times(500, 5), { size: 1 }, false],
    ['after a thousand 500 also where it is alone', times(500, 1_000), { size: 1 }, true],
    ['after more failures than allowed_fails', times(500, 3), { router: { allowed_fails: 2 } }, true],
    ['not after as many as allowed_fails', times(500, 2), { router: { allowed_fails: 2 } }, false],
    ['never with disable_cooldowns', times(429, 9), { router: { disable_cooldowns: true } }, false],
    ['never with a cooldown_time of 0', times(429, 9), { router: { cooldown_time: 0 } }, false],
  ])('%s', (_when, statuses, more, isCooling) => {
    expect(after(statuses, more)(0)).toBe(isCooling);
  });

  it('for 5 seconds, for what the config says, for what the deployment says, or for what the provider asks', () => {
    const lasts = (isCooling: (seconds: number) => boolean) => [1, 4, 9, 29, 59].filter(isCooling).length;
    expect(lasts(after([429]))).toBe(2);
    expect(lasts(after([429], { router: { cooldown_time: 10 } }))).toBe(3);
    expect(lasts(after([429], { retryAfterMs: 30_000 }))).toBe(4);
    expect(lasts(after([429], { retryAfterMs: 30_000, arm: { cooldown_time: 60 } }))).toBe(5);
  });
});
