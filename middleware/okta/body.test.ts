import { describe, expect, it } from 'vitest';
import { Refusal } from '../refusal.ts';
import { keyBody, userBody } from './body.ts';
import type { OktaPolicy } from './policy.ts';

const CLAIMS = { subject: 'ada', email: 'ada@example.com' };
const CLOSED: OktaPolicy = { metadataKeys: [] };
const POLICY: OktaPolicy = {
  maxBudgetUsd: 10,
  budgetDuration: '30d',
  tpmLimit: 1000,
  rpmLimit: 60,
  maxParallelRequests: 5,
  allowedModels: ['claude', 'openai/*'],
  allowedTeams: ['red', 'blue'],
  keyDuration: '90d',
  metadataKeys: ['app', 'purpose'],
};

type Build = typeof userBody | typeof keyBody;
const refusalOf = (body: unknown, policy = POLICY, build: Build = userBody): Refusal => {
  try {
    build(body, CLAIMS, policy);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error(`It was accepted: ${JSON.stringify(body)}`);
};
/** As it is sent. */
const sent = (body: unknown, policy = POLICY, build: Build = userBody): unknown =>
  JSON.parse(JSON.stringify(build(body, CLAIMS, policy)));

const FROM_POLICY = {
  user_id: 'ada',
  max_budget: 10,
  budget_duration: '30d',
  tpm_limit: 1000,
  rpm_limit: 60,
  max_parallel_requests: 5,
  models: ['claude', 'openai/*'],
  duration: '90d',
  send_invite_email: false,
};
const A_USER = { ...FROM_POLICY, user_role: 'internal_user', user_email: 'ada@example.com' };

describe('A new user', () => {
  it("is the token's own, a plain one, with the policy's limits where the client is silent", () => {
    for (const body of [
      undefined,
      {},
      { user_id: 'ada', user_role: 'internal_user', user_email: 'ADA@example.com' },
    ]) {
      expect(sent(body)).toEqual(A_USER);
    }
  });

  it("has LiteLLM's own defaults where there is no policy", () => {
    expect(sent({}, CLOSED)).toEqual({
      user_id: 'ada',
      user_role: 'internal_user',
      user_email: 'ada@example.com',
      send_invite_email: false,
    });
  });

  it('may have less than the policy gives', () => {
    const less = {
      max_budget: 0.5,
      budget_duration: '31d',
      tpm_limit: 1,
      rpm_limit: 60,
      max_parallel_requests: 1,
      models: ['claude'],
      teams: ['blue'],
      duration: '1h',
      model_rpm_limit: { claude: 60 },
      model_tpm_limit: { 'openai/*': 10 },
      user_alias: 'Ada',
      key_alias: 'laptop',
      metadata: { app: 'notes', purpose: 7 },
      auto_create_key: false,
    };
    expect(sent(less)).toEqual({ ...A_USER, ...less });
  });

  it.each([
    ['max_budget', 10.000_001, 'max_budget may be 10 at most.'],
    ['tpm_limit', 1001, 'tpm_limit may be 1000 at most.'],
    ['rpm_limit', 61, 'rpm_limit may be 60 at most.'],
    ['max_parallel_requests', 6, 'max_parallel_requests may be 5 at most.'],
    ['budget_duration', '1d', 'budget_duration may not be shorter than 30d.'],
    ['budget_duration', '24h', 'budget_duration may not be shorter than 30d.'],
    ['duration', '91d', 'duration may be 90d at most.'],
    ['models', ['gpt'], 'models may not have "gpt". Open to you: claude, openai/*.'],
    ['models', ['*'], 'models may not have "*". Open to you: claude, openai/*.'],
    [
      'models',
      ['all-proxy-models'],
      'models may not have "all-proxy-models". Open to you: claude, openai/*.',
    ],
    ['models', ['claude', 'claude', 'claude'], 'models may have 2 names at most.'],
    ['teams', ['green'], 'teams may not have "green". Open to you: red, blue.'],
    ['model_rpm_limit', { claude: 61 }, 'model_rpm_limit may be 60 at most.'],
    ['model_tpm_limit', { claude: 1001 }, 'model_tpm_limit may be 1000 at most.'],
    ['model_tpm_limit', { gpt: 1 }, 'model_tpm_limit may not have "gpt". Open to you: claude, openai/*.'],
    ['user_id', 'eve', "user_id is the token's own subject. Leave it out."],
    ['user_role', 'proxy_admin', 'user_role is always "internal_user" with an Okta token.'],
    ['user_role', null, 'user_role is always "internal_user" with an Okta token.'],
    ['user_email', 'eve@example.com', "user_email is the token's own. Leave it out."],
    ['send_invite_email', true, 'send_invite_email may not be true with an Okta token.'],
  ])('may not have %s %j', (field, value, words) => {
    const refusal = refusalOf({ [field]: value });
    expect(refusal).toMatchObject({ kind: 'forbidden', field, message: words });
  });

  it('takes nothing in place of a number above 0', () => {
    const bad = [null, 0, -0, -1, NaN, '5', '', true, [5], { valueOf: 5 }, -Infinity];
    for (const field of ['max_budget', 'tpm_limit', 'rpm_limit', 'max_parallel_requests']) {
      for (const value of bad)
        expect(refusalOf({ [field]: value })).toMatchObject({ kind: 'invalid', field });
    }
    for (const field of ['tpm_limit', 'rpm_limit', 'max_parallel_requests']) {
      expect(refusalOf({ [field]: 1.5 })).toMatchObject({ kind: 'invalid', field });
    }
    for (const value of bad) {
      expect(refusalOf({ model_rpm_limit: { claude: value } }).kind).toBe('invalid');
    }
    expect(refusalOf(JSON.parse('{"max_budget": 1e999}')).kind).toBe('forbidden');
  });

  it('takes only what LiteLLM keeps as a length of time', () => {
    for (const value of ['720h', '43200m', '30days', '0d', 'monthly', '', null, 30, ['30d']]) {
      expect(refusalOf({ budget_duration: value })).toMatchObject({
        kind: 'invalid',
        field: 'budget_duration',
      });
    }
    for (const value of ['1', '1y', null, 5]) {
      expect(refusalOf({ duration: value })).toMatchObject({ kind: 'invalid', field: 'duration' });
    }
  });

  it('cannot have an empty list, which is everything to LiteLLM, nor roles within a team', () => {
    for (const value of [[], null, 'claude', { 0: 'claude' }, [null], [['claude']]]) {
      expect(refusalOf({ models: value })).toMatchObject({ kind: 'invalid', field: 'models' });
    }
    const admin = [{ team_id: 'red', user_role: 'admin' }];
    expect(refusalOf({ teams: admin })).toMatchObject({ kind: 'invalid', field: 'teams' });
  });

  it('cannot choose what the operator has set no cap for', () => {
    const asked = {
      max_budget: 1,
      budget_duration: '30d',
      tpm_limit: 1,
      rpm_limit: 1,
      max_parallel_requests: 1,
      models: ['claude'],
      teams: ['red'],
      duration: '1h',
      model_rpm_limit: {},
      model_tpm_limit: {},
    };
    for (const [field, value] of Object.entries(asked)) {
      expect(refusalOf({ [field]: value }, CLOSED)).toMatchObject({
        kind: 'forbidden',
        field,
        message: `${field} is not open to you here. Leave it out for the gateway's default.`,
      });
    }
  });

  it.each([
    'permissions config aliases guardrails allowed_routes blocked organizations model_max_budget budget_id soft_budget',
    'object_permission allowed_cache_controls budget_limits budget_fallbacks spend team_id key key_type tags policies prompts',
    'sso_user_id password agent_id router_settings access_group_ids mcp_rpm_limit tag_rpm_limit temp_budget_increase',
    'constructor prototype toString hasOwnProperty MAX_BUDGET',
  ])('is refused by name: %s', (names) => {
    for (const name of names.split(' ')) {
      const refusal = refusalOf({ [name]: null });
      expect(refusal).toMatchObject({ kind: 'forbidden', field: name });
      expect(refusal.message).toContain(`"${name}" may not be set on /user/new with an Okta token.`);
    }
  });

  it('has only the metadata that is open, flat and small', () => {
    for (const key of [
      'temp_budget_increase',
      'guardrails',
      'tags',
      'model_rpm_limit',
      'constructor',
      '__proto__',
    ]) {
      const body: unknown = JSON.parse(`{"metadata": {"app": "notes", "${key}": 1}}`);
      expect(refusalOf(body)).toMatchObject({ kind: 'forbidden', field: `metadata.${key}` });
    }
    for (const value of [null, {}, [], 'x'.repeat(513), 'a\u0000', '\ud800', Infinity]) {
      expect(refusalOf({ metadata: { app: value } })).toMatchObject({
        kind: 'invalid',
        field: 'metadata.app',
      });
    }
    for (const metadata of [null, [], 'app', 7]) {
      expect(refusalOf({ metadata })).toMatchObject({ kind: 'invalid', field: 'metadata' });
    }
    expect(refusalOf({ metadata: { app: 1 } }, CLOSED).kind).toBe('forbidden');
  });

  it('has names of plain text', () => {
    for (const value of ['', '  ', 'a\nb', '\ud800', 'x'.repeat(256), null, 7, []]) {
      expect(refusalOf({ key_alias: value })).toMatchObject({ kind: 'invalid', field: 'key_alias' });
      expect(refusalOf({ user_alias: value })).toMatchObject({ kind: 'invalid', field: 'user_alias' });
    }
    expect(refusalOf({ auto_create_key: 'no' })).toMatchObject({ kind: 'invalid', field: 'auto_create_key' });
  });

  it('without an e-mail in the token has none', () => {
    const noEmail = { subject: 'ada' };
    expect(userBody({}, noEmail, CLOSED)).toMatchObject({ user_email: undefined });
    expect(() => userBody({ user_email: 'ada@example.com' }, noEmail, CLOSED)).toThrow("the token's own");
  });
});

describe('A new key', () => {
  const asked = (body: unknown, policy = POLICY) => sent(body, policy, keyBody);
  const refused = (body: unknown) => refusalOf(body, POLICY, keyBody);

  it("is the user's own, within the policy", () => {
    expect(asked(undefined)).toEqual(FROM_POLICY);
    expect(asked({ user_id: 'ada', max_budget: 1, key_alias: 'ci' })).toEqual({
      ...FROM_POLICY,
      max_budget: 1,
      key_alias: 'ci',
    });
    expect(refused({ user_id: 'eve' })).toMatchObject({ kind: 'forbidden', field: 'user_id' });
    expect(refused({ max_budget: 11 })).toMatchObject({ kind: 'forbidden', field: 'max_budget' });
  });

  it('may belong to an open team, whose limits for single models it does not replace', () => {
    expect(asked({ team_id: 'red' })).toEqual({ ...FROM_POLICY, team_id: 'red' });
    expect(refused({ team_id: 'green' })).toMatchObject({ kind: 'forbidden', field: 'team_id' });
    for (const team_id of [null, '', ['red'], 7]) expect(refused({ team_id }).kind).toBe('invalid');
    expect(refused({ team_id: 'red', model_rpm_limit: { claude: 1 } }).field).toBe('model_rpm_limit');
    expect(asked({ model_rpm_limit: { claude: 1 } })).toMatchObject({ model_rpm_limit: { claude: 1 } });
  });

  it("has none of a user's fields", () => {
    for (const name of [
      'user_role',
      'user_email',
      'teams',
      'auto_create_key',
      'key',
      'project_id',
      'organization_id',
    ]) {
      expect(refused({ [name]: 'x' })).toMatchObject({ kind: 'forbidden', field: name });
    }
  });
});

describe('A body', () => {
  it('is an object', () => {
    for (const body of [null, [], 'x', 7, true]) expect(refusalOf(body).kind).toBe('invalid');
  });

  it('changes nothing through the names of prototypes', () => {
    const evil: unknown = JSON.parse('{"__proto__": {"max_budget": 1e9, "polluted": true}}');
    expect(refusalOf(evil)).toMatchObject({ kind: 'forbidden', field: '__proto__' });
    expect(sent(Object.create({ max_budget: 1e9, permissions: {} }))).toEqual(A_USER);
    const limits: unknown = JSON.parse('{"model_rpm_limit": {"__proto__": 5}}');
    const open = { ...POLICY, allowedModels: undefined };
    expect(JSON.stringify(userBody(limits, CLAIMS, open))).toContain('{"__proto__":5}');
    expect('polluted' in {}).toBe(false);
  });

  it('of a hostile size is refused in few words', () => {
    const many = Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`m${n}`, 1]));
    const long = 'x'.repeat(1_000_000);
    const open = { ...POLICY, allowedModels: undefined };
    for (const body of [
      many,
      { model_rpm_limit: many },
      { metadata: many },
      { [long]: 1 },
      { [`\u001b[31m${long}`]: 1 },
      { metadata: { [long]: 1 } },
      { models: Array.from({ length: 50_000 }, () => 'claude') },
      { models: [long] },
      { key_alias: long },
      { model_rpm_limit: { [long]: 1 } },
      { budget_duration: `${long}d` },
      { duration: '9'.repeat(1_000_000) },
    ]) {
      const { message, field } = refusalOf(body, open);
      expect(message.length + (field?.length ?? 0)).toBeLessThan(600);
      expect(message).not.toContain('\u001b');
    }
  });
});
