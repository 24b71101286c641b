import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MASTER_KEY } from './backends.ts';
import { openAiClient } from './clients/sdk.ts';
import { oktaOfFile } from './okta-rig.ts';
import { type Bare, said } from './sessions.ts';

const okta = oktaOfFile();
const newSubject = (): string => `${randomUUID()}@example.com`;
const keyIn = ({ body }: Bare): string => (body as { readonly key: string }).key;

/** Asks the model as the key's owner. */
async function chat(key: string, model = 'chat-mock-plain'): Promise<string | null | undefined> {
  const { completions } = openAiClient({ url: okta.middleware.url, key }).chat;
  const answer = await completions.create({ model, messages: [{ role: 'user', content: 'Hello' }] });
  return answer.choices[0]?.message.content;
}

describe('a person with an Okta token', () => {
  it('makes the own user, as the documentation has it, and its key chats', async () => {
    const sub = newSubject();
    const made = await okta.post('/user/new', await okta.issuer.mint({ sub, email: sub }));
    expect(made.status).toBe(200);
    expect(made.headers.get('cache-control')).toBe('no-store');
    expect(made.body).toMatchObject({
      user_id: sub,
      user_email: sub,
      user_role: 'internal_user',
      key: expect.stringMatching(/^sk-/) as string,
      max_budget: 25,
      budget_duration: '30d',
      tpm_limit: 100_000,
      rpm_limit: 1_000,
      max_parallel_requests: 10,
      models: ['chat', 'chat-mock-plain'],
    });
    const { authorization, changedBy } = okta.desk.seen.at(-1) ?? {};
    expect([authorization, changedBy]).toEqual([`Bearer ${MASTER_KEY}`, sub]);
    const key = keyIn(made);
    expect(await chat(key)).toBe(said());
    await expect(chat(key, 'chat-other')).rejects.toMatchObject({ status: 403 });

    const second = await okta.post('/key/generate', key, { user_id: sub });
    expect([second.status, (second.body as { readonly user_id: string }).user_id]).toEqual([200, sub]);
    expect(await chat(keyIn(second))).toBe(said());
    expect((await okta.post('/key/generate', key, { user_id: 'somebody-else' })).status).toBe(403);
  });

  it('is one user only: told so the second time, and makes more keys with the token', async () => {
    const token = await okta.issuer.mint({ sub: newSubject() });
    expect((await okta.post('/key/generate', token)).status).toBe(404);
    expect((await okta.post('/user/new', token)).status).toBe(200);
    expect((await okta.post('/user/new', token)).status).toBe(409);
    const key = await okta.post('/key/generate', token, {
      key_alias: randomUUID(),
      max_budget: 5,
      duration: '7d',
    });
    expect(key.body).toMatchObject({ max_budget: 5, rpm_limit: 1_000 });
    expect(await chat(keyIn(key))).toBe(said());
  });

  it('gets less on request, and may join teams that are open', async () => {
    const token = await okta.issuer.mint({ sub: newSubject() });
    const body = {
      max_budget: 1.5,
      rpm_limit: 10,
      models: ['chat'],
      teams: ['blue'],
      metadata: { project: 'x' },
    };
    expect((await okta.post('/user/new', token, body)).status).toBe(200);
    expect(JSON.parse(okta.desk.seen.at(-1)?.body ?? '')).toMatchObject(body);
    expect((await okta.post('/key/generate', token, { team_id: 'blue' })).status).toBe(200);
    expect((await okta.post('/key/generate', token, { team_id: 'red' })).body).toMatchObject({
      error: { param: 'team_id', code: '403' },
    });
  });
});

describe('a token', () => {
  it('on any other path goes to LiteLLM like any other key, which does not take it', async () => {
    const token = await okta.issuer.mint();
    for (const path of ['/v1/chat/completions', '/key/block', '/user/update', '/user/info?user_id=root']) {
      const { status } = await okta.post(path, token, { model: 'chat', messages: [] });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(okta.desk.seen.at(-1)).toMatchObject({ path, authorization: `Bearer ${token}` });
    }
  });

  it('never shows in the log, nor do its claims', async () => {
    const sub = newSubject();
    const token = await okta.issuer.mint({ sub });
    const { headers } = await okta.post('/user/new', token);
    const id = headers.get('x-litellm-call-id') ?? 'none';
    await expect.poll(() => okta.middleware.lines.some((line) => line.includes(id))).toBe(true);
    const log = okta.middleware.lines.join('\n');
    for (const secret of [token, sub, MASTER_KEY]) expect(log).not.toContain(secret);
  });
});

describe('a key of LiteLLM’s own', () => {
  it.each(['/user/new', '/key/generate'])('goes to %s untouched, body and all', async (path) => {
    const body = {
      user_id: newSubject(),
      max_budget: 1_000_000,
      key_alias: randomUUID(),
      anything: { at: ['all'] },
    };
    const { status } = await okta.post(path, MASTER_KEY, body);
    expect(status).toBe(200);
    expect(okta.desk.seen.at(-1)).toEqual({
      method: 'POST',
      path,
      authorization: `Bearer ${MASTER_KEY}`,
      changedBy: undefined,
      body: JSON.stringify(body),
    });
    expect((await okta.post('/user/new', 'sk-not-known-to-anybody')).status).toBe(401);
  });
});
