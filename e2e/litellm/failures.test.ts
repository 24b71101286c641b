import { expect, it } from 'vitest';
import { eachEngine } from './each-engine.ts';

const CHAT = '/v1/chat/completions';

eachEngine('a request that is refused', ({ ask, chat, engine }) => {
  it('for its key has 400 without a database, whatever the key looks like', async () => {
    for (const key of ['sk-wrong', 'nothing-like-a-key']) {
      expect(await ask('/v1/models', { key })).toMatchObject({
        status: 400,
        json: { error: { message: 'No connected db.', type: 'no_db_connection', code: '400' } },
      });
    }
  });

  it('for having no key has 401', async () => {
    // Where its database library was never generated, as here, LiteLLM breaks on its own refusal; its recording says 401.
    expect((await ask('/v1/models', { key: '' })).status).toBe(engine === 'litellm' ? 500 : 401);
  });

  it.each([
    ['broken JSON', '{"model":'],
    ['no JSON', 'model=chat'],
    ['half a character', Buffer.from([0x7b, 0x22, 0xff])],
    ['lists in lists without end', `{"model":"chat","messages":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
  ])('for %s has 400', async (_what, body) => {
    expect(await ask(CHAT, { body })).toMatchObject({
      status: 400,
      json: { error: { type: 'invalid_request_error' } },
    });
  });

  it('for a list in place of an object is no success', async () => {
    expect((await ask(CHAT, { body: '[]' })).status).toBe(engine === 'litellm' ? 500 : 400);
  });

  it.each([
    [
      { model: 'chat' },
      { message: "/chat/completions: Missing required parameter: 'messages'.", param: 'messages' },
    ],
    [{}, { message: "/chat/completions: Missing required parameter: 'messages'.", param: 'messages' }],
    [
      { model: 5, messages: [] },
      { message: "'model' must be a string.", param: 'model', type: 'bad_request_error' },
    ],
    [
      { model: 'chat', messages: 'hi' },
      { message: expect.stringContaining('Invalid request format') as string },
    ],
    [{ messages: [] }, { message: expect.stringContaining('model=None') as string, param: null }],
  ])('for the body %j has 400', async (body, error) => {
    expect(await ask(CHAT, { body })).toMatchObject({
      status: 400,
      json: { error: { code: '400', ...error } },
    });
  });

  it('for a model that nobody has names it', async () => {
    for (const asking of [chat('nobody'), chat('nobody', { stream: true })]) {
      const { status, json } = await asking;
      expect(status).toBe(400);
      expect(json).toMatchObject({
        error: {
          message: expect.stringContaining(
            'You passed in model=nobody. There are no healthy deployments for this model',
          ) as string,
          type: 'invalid_request_error',
        },
      });
    }
  });

  it('for its path or method has 404 or 405', async () => {
    expect(await ask('/nothing')).toMatchObject({ status: 404, json: { detail: 'Not Found' } });
    expect(await ask(CHAT, { method: 'DELETE' })).toMatchObject({
      status: 405,
      json: { detail: 'Method Not Allowed' },
    });
  });
});

eachEngine('a provider that fails', ({ chat, ask, behave }) => {
  it.each([
    [400, 'invalid_request_error', 'BadRequestError: OpenAIException'],
    [401, 'authentication_error', 'AuthenticationError: AuthenticationError'],
    [403, 'permission_error', 'APIError: APIError'],
    [404, 'invalid_request_error', 'NotFoundError: NotFoundError'],
    [408, 'invalid_request_error', 'Timeout: Timeout Error'],
    [422, 'server_error', 'BadRequestError: OpenAIException'],
    [429, 'throttling_error', 'RateLimitError: RateLimitError'],
    [500, 'internal_server_error', 'InternalServerError: InternalServerError'],
    [502, 'internal_server_error', 'BadGatewayError: BadGatewayError'],
    [503, 'internal_server_error', 'ServiceUnavailableError: ServiceUnavailableError'],
    [504, 'internal_server_error', 'Timeout: Timeout Error'],
  ])('with %i is told as %s', async (status, type, words) => {
    const { status: got, json, headers } = await chat(`fails-${status}`);
    expect(got).toBe(status);
    expect(json).toMatchObject({ error: { type, param: null, code: String(status) } });
    const { message } = (json as { readonly error: { readonly message: string } }).error;
    expect(message).toMatch(new RegExp(`^litellm\\.${words}.*The mock backend was told to fail`));
    expect(message).toContain(`LiteLLM: model group 'fails-${status}' failed with the error above`);
    expect(headers.get('x-litellm-response-cost')).toBe('0');
    expect(headers.has('x-litellm-call-id')).toBe(true);
  });

  it('by a prompt that is too long, or that it will not answer, has a kind of its own', async () => {
    expect(await chat('too-long')).toMatchObject({
      status: 400,
      json: {
        error: {
          message: expect.stringMatching(
            /ContextWindowExceededError.*\n\n.*No fallback was attempted\.$/,
          ) as string,
          param: null,
        },
      },
    });
    expect(await chat('against-policy')).toMatchObject({
      status: 400,
      json: { error: { message: expect.stringContaining('ContentPolicyViolationError') as string } },
    });
  });

  it('by taking too long has 408, as a stream too', async () => {
    await behave('slow', { delayMs: 20_000 });
    for (const more of [{}, { stream: true }]) {
      expect(await chat('slow', more)).toMatchObject({
        status: 408,
        json: {
          error: {
            type: 'invalid_request_error',
            code: '408',
            message: expect.stringContaining('litellm.Timeout') as string,
          },
        },
      });
    }
  });

  it('fails embeddings as it fails chats', async () => {
    const body = { model: 'fails-429', input: 'hi' };
    expect(await ask('/v1/embeddings', { body })).toMatchObject({
      status: 429,
      json: { error: { type: 'throttling_error' } },
    });
  });
});
