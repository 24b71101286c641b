import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../refusal.ts';
import { type Issuer, startIssuer } from './issuer.fixture.ts';
import { createOkta } from './okta.ts';
import { isOktaPath, type LiteLlmAnswer, type OktaPath, oktaRoute } from './route.ts';

interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const answer = (status: number, body: unknown): LiteLlmAnswer => ({
  status,
  headers: { 'content-type': 'application/json', 'x-litellm-version': '1.104.4' },
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});
const USER = { user_id: 'ada@example.com', user_role: 'internal_user', teams: ['red'], metadata: {} };
const userInfo = (user: object) =>
  answer(200, { user_id: USER.user_id, user_info: user, keys: [], teams: [] });

let issuer: Issuer;
let calls: Call[];
let onPost: () => Promise<LiteLlmAnswer>;
let onGet: () => Promise<LiteLlmAnswer>;
beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.stop());
beforeEach(() => {
  calls = [];
  onPost = () => Promise.resolve(answer(200, { key: 'sk-new', user_id: USER.user_id }));
  onGet = () => Promise.resolve(userInfo(USER));
});

const signal = new AbortController().signal;
async function ask(
  path: OktaPath,
  body: string | Buffer = '',
  token?: string,
  by = signal,
): Promise<LiteLlmAnswer> {
  const policy = { maxBudgetUsd: 10, allowedTeams: ['red', 'blue'], metadataKeys: [] };
  const route = oktaRoute({
    okta: createOkta({ issuer: issuer.issuer, audience: issuer.audience, policy }),
    masterKey: 'sk-master',
    post: (path, headers, json) => {
      calls.push({ method: 'POST', path, headers, body: JSON.parse(json) });
      return onPost();
    },
    get: (path, headers) => {
      calls.push({ method: 'GET', path, headers });
      return onGet();
    },
  });
  return route(path, token ?? (await issuer.mint()), Buffer.from(body), by);
}
const refusalOf = async (...asked: Parameters<typeof ask>): Promise<Refusal> => {
  const error: unknown = await ask(...asked).then(
    (accepted) => new Error(`It was accepted: ${accepted.status}`),
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refusal) return error;
  throw error as Error;
};
const posts = () => calls.filter(({ method }) => method === 'POST');

describe('/user/new with an Okta token', () => {
  it("asks LiteLLM with the master key and the token's own user, and gives its answer back", async () => {
    const created = await ask('/user/new', '{"max_budget": 5}');
    expect(calls).toEqual([
      {
        method: 'POST',
        path: '/user/new',
        headers: {
          authorization: 'Bearer sk-master',
          'content-type': 'application/json',
          'litellm-changed-by': 'ada@example.com',
        },
        body: {
          user_id: 'ada@example.com',
          user_role: 'internal_user',
          max_budget: 5,
          send_invite_email: false,
        },
      },
    ]);
    expect(created.headers['x-litellm-version']).toBe('1.104.4');
    expect(JSON.parse(Buffer.from(created.body).toString())).toMatchObject({ key: 'sk-new' });
  });

  it("gives LiteLLM's refusals back as they are", async () => {
    for (const status of [400, 409, 422, 500]) {
      onPost = () => Promise.resolve(answer(status, { error: { message: 'User exists' } }));
      const refused = await ask('/user/new');
      expect([refused.status, Buffer.from(refused.body).toString()]).toEqual([
        status,
        '{"error":{"message":"User exists"}}',
      ]);
    }
  });

  it("keeps to itself what LiteLLM says of the gateway's own key", async () => {
    onPost = () => Promise.resolve(answer(401, { error: { message: 'Received API Key = sk-...ster' } }));
    expect(await refusalOf('/user/new')).toMatchObject({
      kind: 'unavailable',
      message: "LiteLLM does not take the gateway's own key. Tell its operator.",
    });
  });

  it('codes a subject that no header can hold, and sends it whole as the id', async () => {
    await ask('/user/new', '{}', await issuer.mint({ sub: 'zoë å€' }));
    expect(calls[0]?.headers['litellm-changed-by']).toBe('zo%C3%AB%20%C3%A5%E2%82%AC');
    expect(calls[0]?.body).toMatchObject({ user_id: 'zoë å€' });
  });

  it('takes no body, and none that is not JSON or too large', async () => {
    for (const body of ['', ' \n', '{}']) expect((await ask('/user/new', body)).status).toBe(200);
    calls = [];
    for (const body of ['{', 'secret', '{"a":1}{"b":2}', '\u0000', '['.repeat(60_000)]) {
      const { kind, message } = await refusalOf('/user/new', body);
      expect([kind, message]).toEqual(['invalid', 'The body is not valid JSON.']);
    }
    expect((await refusalOf('/user/new', ' '.repeat(64 * 1024 + 1))).kind).toBe('too_large');
    expect((await refusalOf('/user/new', Buffer.from([0xff, 0xfe]))).kind).toBe('invalid');
    expect((await refusalOf('/user/new', `${'['.repeat(30_000)}${']'.repeat(30_000)}`)).kind).toBe('invalid');
    expect(calls).toEqual([]);
  });

  it('takes the last of two fields of one name, and sends only that', async () => {
    await ask('/user/new', '{"max_budget": 99, "max_budget": 1}');
    expect(calls[0]?.body).toMatchObject({ max_budget: 1 });
    expect((await refusalOf('/user/new', '{"max_budget": 1, "max_budget": 99}')).kind).toBe('forbidden');
  });

  it('looks at no body and asks nobody before the token is good', async () => {
    const expired = await issuer.mint({ exp: 1 });
    expect((await refusalOf('/user/new', '{', expired)).kind).toBe('unauthenticated');
    expect((await refusalOf('/key/generate', '{', expired)).kind).toBe('unauthenticated');
    expect((await refusalOf('/user/new', '{"max_budget": 11}')).kind).toBe('forbidden');
    expect(calls).toEqual([]);
  });

  it('lets go when the client leaves, and when LiteLLM cannot be asked', async () => {
    onPost = () => new Promise(() => undefined);
    const gone = new AbortController();
    const left = ask('/user/new', '{}', undefined, gone.signal);
    gone.abort(new Error('The client left.'));
    await expect(left).rejects.toThrow('The client left.');
    onPost = () => Promise.reject(new Refusal('unavailable', 'LiteLLM does not answer.'));
    await expect(ask('/user/new')).rejects.toThrow('LiteLLM does not answer.');
  });
});

describe('/key/generate with an Okta token', () => {
  it('makes a key for a user who exists', async () => {
    expect((await ask('/key/generate', '{"key_alias": "ci"}')).status).toBe(200);
    expect(calls).toMatchObject([
      {
        method: 'GET',
        path: '/user/info?user_id=ada%40example.com',
        headers: { authorization: 'Bearer sk-master' },
      },
      {
        method: 'POST',
        path: '/key/generate',
        headers: { 'litellm-changed-by': 'ada@example.com' },
        body: { user_id: 'ada@example.com', key_alias: 'ci', max_budget: 10 },
      },
    ]);
  });

  it('asks for exactly this user, whatever letters are in the name', async () => {
    const sub = 'ada+x&user_id=eve#% ?';
    onGet = () => Promise.resolve(userInfo({ ...USER, user_id: sub }));
    await ask('/key/generate', '', await issuer.mint({ sub }));
    expect(new URL(calls[0]!.path, 'http://x').searchParams.getAll('user_id')).toEqual([sub]);
    onGet = () => Promise.resolve(userInfo({ ...USER, user_id: 'ada x' }));
    expect((await refusalOf('/key/generate')).kind).toBe('not_found');
  });

  it('says what to do first to a user who does not exist', async () => {
    onGet = () => Promise.resolve(answer(404, { error: { message: 'User nobody not found' } }));
    expect(await refusalOf('/key/generate')).toMatchObject({
      kind: 'not_found',
      message: 'You are not a user of this gateway yet: create the user with /user/new first.',
    });
    expect(posts()).toEqual([]);
  });

  it('makes none for an administrator, nor for somebody who was taken off the directory', async () => {
    for (const user_role of ['proxy_admin', 'proxy_admin_viewer', 'org_admin', 'whatever comes']) {
      onGet = () => Promise.resolve(userInfo({ ...USER, user_role }));
      expect((await refusalOf('/key/generate')).kind).toBe('forbidden');
    }
    onGet = () => Promise.resolve(userInfo({ ...USER, metadata: { scim_active: false } }));
    expect((await refusalOf('/key/generate')).message).toBe(
      'This user is not active any more. Ask an administrator.',
    );
    expect(posts()).toEqual([]);
    for (const user_role of ['internal_user_viewer', null]) {
      onGet = () => Promise.resolve(userInfo({ ...USER, user_role }));
      expect((await ask('/key/generate')).status).toBe(200);
    }
  });

  it("makes one of a team for its members only, as it spends the team's money", async () => {
    await ask('/key/generate', '{"team_id": "red"}');
    expect(posts()).toMatchObject([{ body: { team_id: 'red' } }]);
    expect(await refusalOf('/key/generate', '{"team_id": "blue"}')).toMatchObject({
      kind: 'forbidden',
      field: 'team_id',
    });
    onGet = () => Promise.resolve(userInfo({ ...USER, teams: null }));
    expect((await refusalOf('/key/generate', '{"team_id": "red"}')).kind).toBe('forbidden');
    expect(posts()).toHaveLength(1);
  });

  it('makes none while LiteLLM does not say who the user is', async () => {
    const answers = [
      answer(500, 'no'),
      answer(200, 'no'),
      answer(200, '[]'),
      answer(200, { user_info: null }),
      answer(401, ''),
    ];
    for (const strange of answers) {
      onGet = () => Promise.resolve(strange);
      expect((await refusalOf('/key/generate')).kind).toBe('unavailable');
    }
    expect(posts()).toEqual([]);
  });
});

describe('The paths', () => {
  it('are these two, letter for letter', () => {
    expect(['/user/new', '/key/generate'].every(isOktaPath)).toBe(true);
    const others = [
      '/user/new/',
      '/User/new',
      '/user/update',
      '/key/update',
      '/key/service-account/generate',
      '//user/new',
    ];
    expect(others.some(isOktaPath)).toBe(false);
  });
});
