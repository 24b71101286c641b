import { describe, expect, it } from 'vitest';
import { effectiveShares } from '../../../../../config/shares/effective.ts';
import type { Deployment } from '../config/deployment.ts';
import { arms, settingsOf } from '../fixtures/deployments.ts';
import { CallFailure } from './call-failure.ts';
import { createCooldowns } from './cooldowns.ts';
import { createGroups } from './groups.ts';
import { createMetrics } from './metrics.ts';
import { createPicker, type PickRequest } from './pick.ts';

const ASK: PickRequest = {
  group: 'chat',
  isStream: false,
  promptTokens: 10,
  order: undefined,
  refused: new Set(),
};

function make(deployments: readonly Deployment[], router: object = {}, random: () => number = Math.random) {
  const settings = settingsOf(router);
  const metrics = createMetrics();
  const cooldowns = createCooldowns(settings, metrics);
  const groups = createGroups(deployments, settings);
  const picker = createPicker({ groups, settings, metrics, cooldowns, random, now: () => 0 });
  const pick = (more: Partial<PickRequest> = {}): string => picker.pick({ ...ASK, ...more }).id;
  return { metrics, cooldowns, pick };
}

/** Evenly from 0 up to 1, so that a share comes out to a thousandth. */
function spread(steps: number): () => number {
  let at = 0;
  return () => (at++ % steps) / steps;
}
function sharesOf(deployments: readonly Deployment[], router: object = {}): readonly number[] {
  const steps = 3_000;
  const { pick } = make(deployments, router, spread(steps));
  const picked = Array.from({ length: steps }, () => pick());
  return deployments.map(({ id }) => picked.filter((one) => one === id).length / steps);
}

describe('simple-shuffle', () => {
  it.each([
    ['weights', [{ weight: 9 }, { weight: 1 }]],
    ['three weights', [{ weight: 5 }, { weight: 3 }, { weight: 2 }]],
    ['a weight of 0', [{ weight: 1 }, { weight: 0 }]],
    ['a missing weight', [{}, { weight: 3 }, { weight: 1 }]],
    ['a negative weight', [{ weight: -1 }, { weight: 1 }]],
    ['rpm', [{ rpm: 300 }, { rpm: 100 }]],
    ['tpm', [{ tpm: 400 }, { tpm: 100 }]],
    [
      'weights before rpm',
      [
        { weight: 3, rpm: 1 },
        { weight: 1, rpm: 9 },
      ],
    ],
    ['nothing', [{}, {}, {}]],
    ['only zeros', [{ weight: 0 }, { weight: 0 }]],
    ['weights whose sum is infinite', [{ weight: 1.7e308 }, { weight: 1.7e308 }]],
    [
      'orders',
      [
        { order: 1, weight: 1 },
        { order: 2, weight: 9 },
        { order: 1, weight: 3 },
      ],
    ],
    ['an order beside none', [{ weight: 9 }, { order: 5, weight: 1 }]],
  ])('deals by %s as the shares on the screen say', (_what, params) => {
    const deployments = arms(...params);
    const wanted = effectiveShares(deployments, 'simple-shuffle', '1.104.4').shares;
    sharesOf(deployments).forEach((share, index) => expect(share).toBeCloseTo(wanted[index] ?? -1, 2));
  });

  it('deals what a cooling arm would have got to the others by their weights', () => {
    const deployments = arms({ weight: 8 }, { weight: 1 }, { weight: 1 });
    const { pick, cooldowns } = make(deployments, {}, spread(100));
    cooldowns.failed(
      deployments[0]!,
      new CallFailure('', { kind: 'RateLimitError', status: 429, type: '' }),
      3,
      0,
    );
    const picked = Array.from({ length: 100 }, () => pick());
    expect(picked.filter((id) => id === 'b')).toHaveLength(50);
  });
});

describe('other strategies', () => {
  it('least-busy takes the one with the fewest calls under way, and reads no weight', () => {
    const [a, b] = arms({ weight: 1 }, { weight: 99 });
    const { pick, metrics } = make([a!, b!], { routing_strategy: 'least-busy' });
    expect(pick()).toBe('a');
    metrics.started(a!);
    expect(pick()).toBe('b');
    metrics.ended(a!);
    expect(pick()).toBe('a');
  });

  it('latency-based-routing takes one that was never asked, then the quickest by token', () => {
    const [a, b] = arms({}, {});
    const { pick, metrics } = make([a!, b!], { routing_strategy: 'latency-based-routing' });
    const call = { firstTokenMs: undefined, completionTokens: 10, totalTokens: 20, wasReserved: false };
    metrics.succeeded(a!, { ...call, durationMs: 100 }, 0);
    expect(pick()).toBe('b');
    metrics.succeeded(b!, { ...call, durationMs: 500 }, 0);
    expect(pick()).toBe('a');
    metrics.failed(a!, true, 0);
    expect(pick()).toBe('b');
  });

  it('cost-based-routing takes the cheapest; an unknown price is a high one', () => {
    const prices = arms(
      {},
      { input_cost_per_token: 0.2, output_cost_per_token: 0.2 },
      { input_cost_per_token: 0.1, output_cost_per_token: 0.1 },
    );
    expect(make(prices, { routing_strategy: 'cost-based-routing' }).pick()).toBe('c');
  });

  it.each(['usage-based-routing', 'usage-based-routing-v2'])(
    '%s takes the one that used the fewest tokens',
    (routing_strategy) => {
      const [a, b] = arms({}, {});
      const { pick, metrics } = make([a!, b!], { routing_strategy });
      metrics.succeeded(
        a!,
        { durationMs: 1, firstTokenMs: undefined, completionTokens: 1, totalTokens: 5, wasReserved: false },
        0,
      );
      expect(pick()).toBe('b');
    },
  );

  it('usage-based-routing-v2 refuses with 429 when each is over its limit', () => {
    const { pick } = make(arms({ tpm: 5 }, { tpm: 5 }), { routing_strategy: 'usage-based-routing-v2' });
    expect(() => pick()).toThrow(expect.objectContaining({ status: 429, retryAfterMs: 60_000 }));
  });
});

describe('whom to ask', () => {
  it('is never one that refused this request, unless there is nobody else', () => {
    const { pick } = make(arms({ weight: 99 }, { weight: 1 }));
    expect(pick({ refused: new Set(['a']) })).toBe('b');
    expect(['a', 'b']).toContain(pick({ refused: new Set(['a', 'b']) }));
  });

  it('follows the order that is wanted', () => {
    expect(make(arms({ order: 1 }, { order: 2 })).pick({ order: 2 })).toBe('b');
  });

  it('is one that takes so long a prompt, where prompts are checked', () => {
    const deployments = arms(
      { model_info: { max_input_tokens: 5 } },
      { model_info: { max_input_tokens: 50 } },
    );
    const { pick } = make(deployments, { enable_pre_call_checks: true });
    expect(pick()).toBe('b');
    expect(() => pick({ promptTokens: 51 })).toThrow(
      expect.objectContaining({ kind: 'ContextWindowExceededError' }),
    );
    expect(() => make(deployments).pick({ promptTokens: 51 })).not.toThrow();
  });

  it('is nobody when all are cooling: 429, and says for how long', () => {
    const deployments = arms({ cooldown_time: 600 }, { cooldown_time: 30 });
    const { pick, cooldowns } = make(deployments);
    const failure = new CallFailure('', { kind: 'RateLimitError', status: 429, type: '' });
    for (const deployment of deployments) cooldowns.failed(deployment, failure, 2, 0);
    expect(() => pick()).toThrow(
      expect.objectContaining({
        status: 429,
        type: 'all_deployments_in_cooldown',
        message: expect.stringContaining(
          'Try again in 30 seconds. All deployments for selected model are in cooldown.',
        ) as string,
      }),
    );
  });

  it('is nobody for a name that nobody has', () => {
    expect(() => make(arms({})).pick({ group: 'other' })).toThrow(/You passed in model=other\./);
  });
});
