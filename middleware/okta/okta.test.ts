import { createSecretKey } from 'node:crypto';
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Refusal } from '../refusal.ts';
import { type Issuer, type IssuerAlgorithm, startIssuer } from './issuer.fixture.ts';
import { createOkta, type Okta, type OktaOptions } from './okta.ts';

let issuer: Issuer;
let other: Issuer;
beforeAll(async () => {
  [issuer, other] = await Promise.all([startIssuer(), startIssuer()]);
});
afterAll(async () => {
  await Promise.all([issuer.stop(), other.stop()]);
});

let okta: Okta;
const oktaWith = (options: Partial<OktaOptions> = {}): Okta =>
  createOkta({ issuer: issuer.issuer, audience: issuer.audience, policy: { metadataKeys: [] }, ...options });
beforeEach(() => {
  okta = oktaWith();
  issuer.fail({});
  Object.assign(issuer.asked, { discovery: 0, keys: 0 });
});
afterEach(() => void vi.useRealTimers());

const signal = new AbortController().signal;
const verify = (token: string, by = okta) => by.verify(token, signal);
const refusalOf = async (token: string, by = okta): Promise<Refusal> => {
  const error: unknown = await verify(token, by).then(
    () => new Error('It was accepted.'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refusal) return error;
  throw error as Error;
};
const reasonOf = async (token: string): Promise<string> => {
  const refusal = await refusalOf(token);
  expect(refusal.kind).toBe('unauthenticated');
  expect(refusal.cause).toBeUndefined();
  return refusal.message.replace('The Okta token is not accepted: ', '');
};
const nowS = (): number => Math.floor(Date.now() / 1000);

describe('A good token', () => {
  it.each<IssuerAlgorithm>(['RS256', 'PS256', 'ES256'])('is accepted when signed with %s', async (alg) => {
    expect(await verify(await issuer.mint({}, { alg }))).toEqual({ subject: 'ada@example.com' });
  });

  it('may name several audiences, ours among them', async () => {
    const token = await issuer.mint({ aud: ['api://others', issuer.audience] });
    expect((await verify(token)).subject).toBe('ada@example.com');
  });

  it('gives the e-mail, unless nobody confirmed it or it is none', async () => {
    const emailIn = async (claims: object) => (await verify(await issuer.mint({ ...claims }))).email;
    expect(await emailIn({ email: 'ada@example.com' })).toBe('ada@example.com');
    expect(await emailIn({ email: 'ada@example.com', email_verified: true })).toBe('ada@example.com');
    expect(await emailIn({ email: 'ada@example.com', email_verified: false })).toBeUndefined();
    for (const email of ['ada', ' ada@example.com', 'a\n@b', `${'a'.repeat(320)}@b`, 7, null]) {
      expect(await emailIn({ email })).toBeUndefined();
    }
  });

  it('may be thirty seconds past its time, as clocks differ, and no more', async () => {
    const token = await issuer.mint({ exp: 1_000_000 });
    const at = (timeS: number) => oktaWith({ clock: () => new Date(timeS * 1000) });
    expect((await verify(token, at(1_000_029))).subject).toBe('ada@example.com');
    expect((await refusalOf(token, at(1_000_030))).message).toContain('expired');
  });
});

describe('A token that is refused', () => {
  it('has expired', async () => {
    expect(await reasonOf(await issuer.mint({ exp: nowS() - 3600 }))).toBe('it has expired.');
  });

  it('is not valid yet', async () => {
    expect(await reasonOf(await issuer.mint({ nbf: nowS() + 3600 }))).toBe('it is not valid yet.');
  });

  it('is for others', async () => {
    for (const aud of ['api://others', ['api://others', 'api://defaults'], [], undefined]) {
      expect(await reasonOf(await issuer.mint({ aud }))).toBe('it is for another audience.');
    }
  });

  it('says that it is from another issuer', async () => {
    expect(await reasonOf(await issuer.mint({ iss: other.issuer }))).toBe('it is from another issuer.');
    expect(await reasonOf(await issuer.mint({ iss: `${issuer.issuer}/` }))).toBe(
      'it is from another issuer.',
    );
  });

  it('never expires', async () => {
    expect(await reasonOf(await issuer.mint({ exp: undefined }))).toBe('its claims are not complete.');
    expect(await reasonOf(await issuer.mint({ exp: 'tomorrow' }))).toBe('its claims are not complete.');
  });

  it('names no subject, or one that cannot be a user id', async () => {
    expect(await reasonOf(await issuer.mint({ sub: undefined }))).toBe('it names no subject.');
    for (const sub of ['', ' ada', 'ada\u0000', 'a'.repeat(256), 7, ['ada']]) {
      expect(await reasonOf(await issuer.mint({ sub }))).toBe('its subject cannot be a user id.');
    }
  });

  it("would act as LiteLLM's own administrator", async () => {
    const token = await issuer.mint({ sub: 'default_user_id' });
    expect(await reasonOf(token)).toBe('its subject is a user of LiteLLM itself.');
  });

  const forged = 'it is not a token signed by the issuer.';
  const claims = () => ({ iss: issuer.issuer, aud: issuer.audience, sub: 'eve', exp: nowS() + 3600 });

  it('is not signed at all', async () => {
    const token = new UnsecuredJWT(claims()).encode();
    expect(okta.isToken(token)).toBe(true);
    expect(await reasonOf(token)).toBe(forged);
  });

  it('is signed with the public key as a shared secret', async () => {
    for (const alg of ['HS256', 'HS384', 'HS512']) {
      const secret = createSecretKey(await issuer.publicPem(), 'utf8');
      const token = await new SignJWT(claims()).setProtectedHeader({ alg, kid: 'RS256-1' }).sign(secret);
      expect(await reasonOf(token)).toBe(forged);
    }
    expect(issuer.asked.keys).toBe(0);
  });

  it("is signed with another issuer's key, whatever name that key goes by", async () => {
    expect(await reasonOf(await other.mint({ iss: issuer.issuer }))).toBe(forged);
    expect(await reasonOf(await other.mint({ iss: issuer.issuer }, { kid: 'unknown' }))).toBe(forged);
  });

  it('brings its own key', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const header = { alg: 'RS256', kid: 'RS256-1', jku: `${other.issuer}/v1/keys`, x5u: other.issuer };
    expect(await reasonOf(await new SignJWT(claims()).setProtectedHeader(header).sign(privateKey))).toBe(
      forged,
    );
    expect(other.asked.keys).toBe(0);
  });

  it("says another algorithm than its key's", async () => {
    const token = await issuer.mint({}, { alg: 'ES256', kid: 'RS256-1' });
    expect(await reasonOf(token)).toBe(forged);
  });

  it('was changed by one letter anywhere', async () => {
    const token = await issuer.mint({ exp: nowS() - 3600 });
    const [header = '', payload = '', signature = ''] = token.split('.');
    const swap = (text: string, at: number) =>
      `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
    for (const changed of [
      `${header}.${swap(payload, 20)}.${signature}`,
      `${header}.${payload}.${swap(signature, 20)}`,
      `${swap(header, 6)}.${payload}.${signature}`,
      `${header}.${payload}.`,
    ]) {
      expect(await reasonOf(changed)).toBe(forged);
    }
  });

  it('is longer than any header', async () => {
    expect(await reasonOf(await issuer.mint({ sub: 'ada', groups: 'g'.repeat(20_000) }))).toBe(
      'it is too long.',
    );
    expect(issuer.asked.keys).toBe(0);
  });

  it('never has its claims in the words', async () => {
    const secret = 'zelda@example.com';
    const tokens = [
      { aud: secret },
      { iss: secret },
      { exp: 1 },
      { sub: `${secret}\n` },
      { nbf: nowS() + 999 },
    ];
    for (const bad of tokens) {
      const refusal = await refusalOf(await issuer.mint({ sub: secret, email: secret, ...bad }));
      expect(`${refusal.message} ${refusal.stack ?? ''}`).not.toContain('zelda');
    }
  });
});

describe('What looks like a token', () => {
  it('is a JWT, and no key of LiteLLM', async () => {
    expect(okta.isToken(await issuer.mint())).toBe(true);
    const keys = [
      'sk-1234',
      'sk-eyJ.abc.def',
      'sk-a.b.c',
      '',
      'eyJhbGciOiJSUzI1NiJ9',
      'eyJ.a',
      'eyJ.a.b.c.d',
      'eyJ.a.b c',
    ];
    for (const key of keys) expect(okta.isToken(key)).toBe(false);
  });
});

describe("The issuer's keys", () => {
  it('are read once for many tokens that come at once', async () => {
    const tokens = await Promise.all(Array.from({ length: 20 }, () => issuer.mint()));
    await Promise.all(tokens.map((token) => verify(token)));
    expect(issuer.asked).toEqual({ discovery: 1, keys: 1 });
  });

  it("are Okta's own address when there is no discovery document, or another's", async () => {
    for (const discovery of ['error', 'garbage', 'elsewhere'] as const) {
      issuer.fail({ discovery });
      expect((await verify(await issuer.mint(), oktaWith())).subject).toBe('ada@example.com');
    }
    issuer.fail({ discovery: 'hang' });
    const impatient = oktaWith({ timeoutMs: 100 });
    expect((await verify(await issuer.mint(), impatient)).subject).toBe('ada@example.com');
  });

  it('are read anew for an unknown key once the last reading is thirty seconds ago, and then once', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await verify(await issuer.mint());
    await issuer.rotate();
    expect((await refusalOf(await issuer.mint())).kind).toBe('unauthenticated');
    expect(issuer.asked.keys).toBe(1);

    vi.setSystemTime(Date.now() + 30_001);
    expect((await verify(await issuer.mint())).subject).toBe('ada@example.com');
    expect(issuer.asked.keys).toBe(2);
    for (let n = 0; n < 5; n++) await refusalOf(await issuer.mint({}, { kid: `unknown-${n}` }));
    expect(issuer.asked.keys).toBe(2);
  });

  it('are forgotten with time, so that a withdrawn one is good no more', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const old = await issuer.mint();
    await verify(old);
    await issuer.rotate();
    expect((await verify(old)).subject).toBe('ada@example.com');
    vi.setSystemTime(Date.now() + 600_001);
    expect(await reasonOf(old)).toBe('it is not a token signed by the issuer.');
  });

  it('that are in memory still work while the issuer is down, until they are too old', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await verify(await issuer.mint());
    issuer.fail({ keys: 'error', discovery: 'error' });
    vi.setSystemTime(Date.now() + 599_000);
    expect((await verify(await issuer.mint())).subject).toBe('ada@example.com');
    expect((await refusalOf(await issuer.mint({}, { kid: 'unknown' }))).kind).toBe('unavailable');
    expect((await verify(await issuer.mint())).subject).toBe('ada@example.com');

    vi.setSystemTime(Date.now() + 2000);
    expect((await refusalOf(await issuer.mint())).kind).toBe('unavailable');
    issuer.fail({});
    expect((await verify(await issuer.mint())).subject).toBe('ada@example.com');
  });

  it('are found again after the issuer moved them', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const moving = await startIssuer();
    try {
      const by = oktaWith({ issuer: moving.issuer });
      await verify(await moving.mint(), by);
      moving.moveKeys();
      vi.setSystemTime(Date.now() + 600_001);
      expect((await refusalOf(await moving.mint(), by)).kind).toBe('unavailable');
      expect((await verify(await moving.mint(), by)).subject).toBe('ada@example.com');
    } finally {
      await moving.stop();
    }
  });

  it('that cannot be read are said to be so, and are looked for again', async () => {
    for (const keys of ['error', 'garbage', 'elsewhere', 'hang'] as const) {
      const by = oktaWith({ timeoutMs: 100 });
      issuer.fail({ keys });
      expect(await refusalOf(await issuer.mint(), by)).toMatchObject({
        kind: 'unavailable',
        message: "The issuer's keys cannot be read at the moment. Try again later.",
      });
      issuer.fail({});
      expect((await verify(await issuer.mint(), by)).subject).toBe('ada@example.com');
    }
  });

  it('are not waited for by a client who left, but go on for the others', async () => {
    issuer.fail({ keys: 'hang' });
    const gone = new AbortController();
    const by = oktaWith({ timeoutMs: 100 });
    const token = await issuer.mint();
    const [left, stayed] = [by.verify(token, gone.signal), refusalOf(token, by)];
    gone.abort(new Error('The client left.'));
    await expect(left).rejects.toThrow('The client left.');
    expect((await stayed).kind).toBe('unavailable');
    await expect(by.verify(token, gone.signal)).rejects.toThrow('The client left.');
  });
});
