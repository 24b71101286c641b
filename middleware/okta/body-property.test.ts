import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../refusal.ts';
import { keyBody, userBody } from './body.ts';
import type { OktaPolicy } from './policy.ts';

const CLAIMS = { subject: 'ada', email: 'ada@example.com' };
const MODELS = ['claude', 'openai/*', 'nova'];
const TEAMS = ['red', 'blue'];
const FIELDS = [
  'user_id user_role user_email user_alias key_alias duration models teams team_id max_budget budget_duration tpm_limit',
  'rpm_limit max_parallel_requests model_tpm_limit model_rpm_limit metadata send_invite_email auto_create_key permissions',
  'config aliases model_max_budget budget_id spend blocked __proto__ constructor',
].flatMap((line) => line.split(' '));

type Days = readonly [shortest: number, longest: number];
const DAYS: Readonly<Record<string, Days>> = {
  '1d': [1, 1],
  '7d': [7, 7],
  '1w': [7, 7],
  '30d': [30, 30],
  '1mo': [28, 31],
  '31d': [31, 31],
  '90d': [90, 90],
};
/** A budget of 30 days is LiteLLM's calendar month; one of 720 hours is over at midnight, but a key does live that long. */
const BUDGET_DAYS = { ...DAYS, '30d': DAYS['1mo']! };
const LIFE_DAYS = {
  ...DAYS,
  '24h': DAYS['1d']!,
  '720h': DAYS['30d']!,
  '43200m': DAYS['30d']!,
  '2mo': [56, 62] as const,
};
const PERIODS = Object.keys(DAYS);
const TRICKS = ['24h', '720h', '43200m', '2mo', '0d', '30days', '99999999d'];

const policies: fc.Arbitrary<OktaPolicy> = fc.record({
  maxBudgetUsd: fc.option(fc.double({ min: 0.01, max: 1000, noNaN: true }), { nil: undefined }),
  budgetDuration: fc.option(fc.constantFrom(...PERIODS), { nil: undefined }),
  tpmLimit: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: undefined }),
  rpmLimit: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: undefined }),
  maxParallelRequests: fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined }),
  allowedModels: fc.option(fc.subarray(MODELS, { minLength: 1 }), { nil: undefined }),
  allowedTeams: fc.option(fc.subarray(TEAMS, { minLength: 1 }), { nil: undefined }),
  keyDuration: fc.option(fc.constantFrom(...PERIODS), { nil: undefined }),
  metadataKeys: fc.subarray(['app', 'purpose']),
});

const numbers = fc.oneof(fc.integer({ min: -2, max: 1200 }), fc.double());
const names = fc.constantFrom(...MODELS, ...TEAMS, '*', 'all-proxy-models', '__proto__');
const limits = fc.dictionary(names, numbers, { maxKeys: 3 });
const times = fc.constantFrom(...PERIODS, ...TRICKS);
const lists = fc.array(names, { maxLength: 3 });
const anything = fc.anything({ maxDepth: 2 });
/** Mostly values that could be meant, so that many bodies are accepted. */
const apt = new Map<string, fc.Arbitrary<unknown>>(
  Object.entries({
    user_id: fc.constantFrom('ada', 'ada', 'eve'),
    user_role: fc.constantFrom('internal_user', 'internal_user', 'proxy_admin'),
    user_email: fc.constantFrom('ada@example.com', 'eve@example.com'),
    duration: times,
    models: lists,
    teams: lists,
    team_id: names,
    max_budget: numbers,
    budget_duration: times,
    tpm_limit: numbers,
    rpm_limit: numbers,
    max_parallel_requests: numbers,
    model_tpm_limit: limits,
    model_rpm_limit: limits,
    metadata: fc.dictionary(fc.constantFrom('app', 'purpose', 'temp_budget_increase'), fc.string(), {
      maxKeys: 2,
    }),
  }),
);
const fieldAndValue = fc
  .constantFrom(...FIELDS)
  .chain((field) =>
    fc.tuple(
      fc.constant(field),
      fc.oneof({ weight: 8, arbitrary: apt.get(field) ?? fc.string() }, { weight: 1, arbitrary: anything }),
    ),
  );
const bodies = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.array(fieldAndValue, { maxLength: 5 }).map((pairs) => Object.fromEntries(pairs)),
  },
  { weight: 1, arbitrary: anything },
);

/** What LiteLLM gets; undefined when the body was refused. */
function accepted(build: () => object): Record<string, unknown> | undefined {
  try {
    return JSON.parse(JSON.stringify(build())) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

const CAPS = [
  ['max_budget', 'maxBudgetUsd'],
  ['tpm_limit', 'tpmLimit'],
  ['rpm_limit', 'rpmLimit'],
  ['max_parallel_requests', 'maxParallelRequests'],
] as const;

function expectWithin(sent: Record<string, unknown>, policy: OktaPolicy): void {
  expect(sent['user_id']).toBe('ada');
  for (const [field, cap] of CAPS) {
    const most = policy[cap];
    if (most === undefined) expect(sent).not.toHaveProperty(field);
    else
      expect(sent[field]).toSatisfy(
        (value: unknown) => typeof value === 'number' && value > 0 && value <= most,
      );
  }
  for (const [field, most] of [
    ['model_tpm_limit', policy.tpmLimit],
    ['model_rpm_limit', policy.rpmLimit],
  ] as const) {
    for (const value of Object.values((sent[field] ?? {}) as Record<string, number>)) {
      expect(value > 0 && value <= (most ?? 0)).toBe(true);
    }
  }
  expectPeriod(
    sent['budget_duration'],
    policy.budgetDuration,
    BUDGET_DAYS,
    (asked, floor) => asked[0] >= floor[1] || (asked[0] === 28 && floor[0] === 28),
  );
  expectPeriod(sent['duration'], policy.keyDuration, LIFE_DAYS, (asked, cap) => asked[1] <= cap[0]);
  if (policy.allowedModels === undefined) expect(sent).not.toHaveProperty('models');
  else {
    expect(sent['models']).not.toEqual([]);
    expect(policy.allowedModels).toEqual(expect.arrayContaining(sent['models'] as string[]));
  }
  const teams = [
    ...((sent['teams'] ?? []) as string[]),
    ...(sent['team_id'] === undefined ? [] : [sent['team_id']]),
  ];
  expect(policy.allowedTeams ?? []).toEqual(expect.arrayContaining(teams));
  expect(policy.metadataKeys).toEqual(expect.arrayContaining(Object.keys(sent['metadata'] ?? {})));
  expect(FIELDS.slice(0, FIELDS.indexOf('permissions'))).toEqual(expect.arrayContaining(Object.keys(sent)));
}

function expectPeriod(
  sent: unknown,
  cap: string | undefined,
  table: Readonly<Record<string, Days>>,
  isWithin: (sent: Days, cap: Days) => boolean,
): void {
  if (sent === cap) return;
  const [days, capDays] = [table[String(sent)], table[cap ?? '']];
  expect(
    days !== undefined && capDays !== undefined && isWithin(days, capDays),
    `${String(sent)} for ${cap}`,
  ).toBe(true);
}

describe('Whatever a client sends', () => {
  it('is refused, or within the policy, for a user', () => {
    let count = 0;
    fc.assert(
      fc.property(bodies, policies, (body, policy) => {
        const sent = accepted(() => userBody(body, CLAIMS, policy));
        if (sent === undefined) return;
        count += 1;
        expect(sent['user_role']).toBe('internal_user');
        expectWithin(sent, policy);
      }),
      { numRuns: 5000 },
    );
    expect(count).toBeGreaterThan(500);
  });

  it('is refused, or within the policy, for a key', () => {
    let count = 0;
    fc.assert(
      fc.property(bodies, policies, (body, policy) => {
        const sent = accepted(() => keyBody(body, CLAIMS, policy));
        if (sent === undefined) return;
        count += 1;
        expectWithin(sent, policy);
      }),
      { numRuns: 5000 },
    );
    expect(count).toBeGreaterThan(500);
  });
});
