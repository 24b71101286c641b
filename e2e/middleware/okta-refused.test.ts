import { SignJWT, UnsecuredJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startIssuer } from '../../middleware/okta/issuer.fixture.ts';
import { oktaOfFile } from './okta-rig.ts';

const okta = oktaOfFile();
const newSubject = (): string => `${randomUUID()}@example.com`;

describe('a person who asks for more than the policy gives', () => {
  it.each([
    ['max_budget', 26],
    ['budget_duration', '1d'],
    ['tpm_limit', 100_001],
    ['rpm_limit', 1_001],
    ['max_parallel_requests', 11],
    ['models', ['chat', 'gpt-4o']],
    ['teams', ['green']],
    ['duration', '91d'],
    ['user_role', 'proxy_admin'],
    ['user_role', 'internal_user_viewer'],
    ['user_id', 'root'],
    ['user_email', 'boss@example.com'],
    ['metadata', { temp_budget_increase: 1_000 }],
    ['permissions', { get_spend_routes: true }],
    ['soft_budget', 1],
    ['send_invite_email', true],
  ])('%s %j: refused by its name, and LiteLLM is not asked', async (field, value) => {
    const { status, body } = await okta.post('/user/new', await okta.issuer.mint({ sub: newSubject() }), {
      [field]: value,
    });
    const { error } = body as { readonly error: { readonly type: string; readonly param: string } };
    expect([status, error.type]).toEqual([403, 'permission_error']);
    expect(error.param.startsWith(field)).toBe(true);
    expect(okta.desk.seen).toEqual([]);
  });

  it.each([
    ['max_budget', -1],
    ['max_budget', '5'],
    ['models', []],
    ['duration', 'for ever'],
  ])('%s %j: makes no sense, and is refused', async (field, value) => {
    const { status, body } = await okta.post('/user/new', await okta.issuer.mint({ sub: newSubject() }), {
      [field]: value,
    });
    expect([status, body]).toMatchObject([400, { error: { param: field } }]);
    expect(okta.desk.seen).toEqual([]);
  });

  it('by the key of somebody who became an administrator, or left: refused', async () => {
    for (const user of [
      { user_role: 'proxy_admin' },
      { user_role: 'internal_user', metadata: { scim_active: false } },
    ]) {
      const sub = newSubject();
      okta.desk.add({ user_id: sub, teams: [], ...user });
      const { status } = await okta.post('/key/generate', await okta.issuer.mint({ sub }));
      expect(status).toBe(403);
      expect(okta.desk.seen.filter(({ method }) => method === 'POST')).toEqual([]);
    }
  });
});

const SECRET = new TextEncoder().encode('a secret that the issuer never had, of 32 bytes');
const BAD: Readonly<Record<string, () => Promise<string>>> = {
  'that has expired': () => okta.issuer.mint({ exp: Math.floor(Date.now() / 1000) - 3_600 }),
  'that is not valid yet': () => okta.issuer.mint({ nbf: Math.floor(Date.now() / 1000) + 3_600 }),
  'for another audience': () => okta.issuer.mint({ aud: 'api://other' }),
  'of another issuer': async () => {
    const other = await startIssuer();
    const token = await other.mint({ iss: okta.issuer.issuer });
    await other.stop();
    return token;
  },
  'without a subject': () => okta.issuer.mint({ sub: undefined }),
  'whose claims were changed': async () => {
    const [head, , seal] = (await okta.issuer.mint()).split('.');
    const claims = Buffer.from(
      JSON.stringify({ iss: okta.issuer.issuer, aud: okta.issuer.audience, sub: 'root' }),
    );
    return [head, claims.toString('base64url'), seal].join('.');
  },
  'signed by nobody': () =>
    Promise.resolve(
      new UnsecuredJWT({ iss: okta.issuer.issuer, aud: okta.issuer.audience, sub: 'root' })
        .setExpirationTime('1h')
        .encode(),
    ),
  'signed with a shared secret': () =>
    new SignJWT({ iss: okta.issuer.issuer, aud: okta.issuer.audience, sub: 'root' })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(SECRET),
};

describe('a token', () => {
  it.each(Object.entries(BAD))('%s makes no user and no key', async (_name, mint) => {
    const token = await mint();
    for (const path of ['/user/new', '/key/generate']) {
      const { status, body } = await okta.post(path, token);
      expect([status, body]).toMatchObject([401, { error: { type: 'auth_error', code: '401' } }]);
      expect(JSON.stringify(body)).not.toContain(token);
    }
    expect(okta.desk.seen).toEqual([]);
  });
});
