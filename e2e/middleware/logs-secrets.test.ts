import { expect, it } from 'vitest';
import { startIssuer } from '../../middleware/okta/issuer.fixture.ts';
import { startMiddleware } from './parts.ts';
import { callLines, eachBackend } from './rig.ts';

eachBackend(
  'the output of a whole run',
  (rig) => {
    it('holds no key, prompt, answer, tool or claim', async () => {
      const issuer = await startIssuer();
      const middleware = await startMiddleware(rig.litellmUrl, { OKTA_ISSUER: issuer.issuer });
      try {
        const secrets = await useSecrets(
          middleware.url,
          await issuer.mint({ sub: 'claim-bob@example.com' }),
          rig.key,
        );
        // The last lines are written when it ends.
        await middleware.end();
        const output = middleware.lines.join('\n');
        expect(callLines(middleware).length).toBeGreaterThan(9);
        for (const secret of secrets) expect(output).not.toContain(secret);
      } finally {
        await middleware.stop();
        await issuer.stop();
      }
    });
  },
  { on: ['compatible', 'litellm'] },
);

/** Calls of every kind, good and bad, and what must not be seen of them. */
async function useSecrets(url: string, token: string, key: string): Promise<readonly string[]> {
  const secret = 'prompt-secret-a81f';
  const post = async (path: string, body: unknown, bearer = key): Promise<void> => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${bearer}`,
        'content-type': 'application/json',
        'x-secret': 'header-secret-77',
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    await response.text();
  };
  const messages = [{ role: 'user', content: secret }];
  const blocks = [{ role: 'user', content: [{ text: secret }] }];
  const tool = { type: 'function', function: { name: 'tool-secret-5', parameters: { type: 'object' } } };
  await post('/v1/chat/completions', { model: 'chat-mock-echo', messages, tools: [tool] });
  await post('/v1/chat/completions', { model: 'chat-mock-echo', messages, stream: true });
  await post('/v1/chat/completions', { model: 'chat-mock-status-500', messages });
  await post('/v1/chat/completions', `{"model": "chat", "messages": "${secret}`);
  await post('/v1/chat/completions', { model: 'chat', messages }, 'sk-key-secret-of-nobody');
  await post('/v1/chat/completions', { model: 'chat', messages, promptVariables: { a: { text: secret } } });
  await post('/bedrock/model/chat-mock-echo/converse', { messages: blocks });
  await post('/bedrock/model/chat-mock-fail-after-2/converse-stream', { messages: blocks });
  await post('/bedrock/model/chat/converse', { messages: blocks, [secret]: 1 });
  await post('/bedrock/model/anthropic.claude/invoke', { anthropic_version: secret, messages });
  await post('/user/new', { user_alias: secret }, token);
  await post('/user/new', {}, `${token.slice(0, -9)}forgery22`);
  await post('/key/sk-path-secret-key/regenerate?key=sk-query-secret', {});
  return [
    key,
    secret,
    token,
    'tool-secret',
    'header-secret',
    'key-secret',
    'path-secret',
    'query-secret',
    'claim-bob',
    token.split('.')[1]!,
  ];
}
