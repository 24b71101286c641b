import { ConverseCommand, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import type OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bedrockClient, openAiClient } from './clients.fixture.ts';
import { type RunningMock, startMock } from './mock.fixture.ts';

let mock: RunningMock;
let openai: OpenAI;
let bedrock: ReturnType<typeof bedrockClient>;
beforeAll(async () => {
  mock = await startMock();
  openai = openAiClient(mock.url);
  bedrock = bedrockClient(mock.url);
});
afterEach(() => fetch(`${mock.url}/mock/behaviour`, { method: 'DELETE' }));
afterAll(async () => {
  bedrock.destroy();
  await mock.stop();
});

const PATHS = [
  '/chat/completions',
  '/v1/chat/completions',
  '/v1/embeddings',
  '/model/m/converse',
  '/model/m/converse-stream',
];
const post = (path: string, headers: Readonly<Record<string, string>> = {}, body: object = { model: 'm' }) =>
  fetch(mock.url + path, { method: 'POST', headers, body: JSON.stringify(body) });

const messages = [{ role: 'user' as const, content: 'hi' }];
const turns = [{ role: 'user' as const, content: [{ text: 'hi' }] }];
const chat = (model: string) => openai.chat.completions.create({ model, messages });
const converse = (modelId: string) => bedrock.send(new ConverseCommand({ modelId, messages: turns }));

/** How many pieces of text came before it ended, and how. */
async function chatStream(model: string): Promise<{ pieces: number; error: unknown }> {
  let pieces = 0;
  try {
    for await (const { choices } of await openai.chat.completions.create({ model, messages, stream: true }))
      if ((choices[0]?.delta.content ?? '') !== '') pieces += 1;
    return { pieces, error: undefined };
  } catch (error) {
    return { pieces, error };
  }
}

async function converseStream(modelId: string): Promise<{ pieces: number; error: unknown }> {
  let pieces = 0;
  try {
    const { stream } = await bedrock.send(new ConverseStreamCommand({ modelId, messages: turns }));
    for await (const { contentBlockDelta } of stream!) if (contentBlockDelta) pieces += 1;
    return { pieces, error: undefined };
  } catch (error) {
    return { pieces, error };
  }
}

describe('a failure at once', () => {
  it.each(PATHS)('is told on %s with its status and, for a 429, how long to wait', async (path) => {
    const throttled = await post(path, { 'x-mock-status': '429' });
    expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '1']);
    const failed = await post(path, { 'x-mock-status': '500' });
    expect([failed.status, failed.headers.get('retry-after')]).toEqual([500, null]);
    const told = path.startsWith('/model/')
      ? { message: expect.any(String) as unknown }
      : { error: { code: '500' } };
    expect(await failed.json()).toMatchObject(told);
  });

  it.each([
    [400, 'BadRequestError', 'ValidationException'],
    [403, 'PermissionDeniedError', 'AccessDeniedException'],
    [404, 'NotFoundError', 'ResourceNotFoundException'],
    [429, 'RateLimitError', 'ThrottlingException'],
    [500, 'InternalServerError', 'InternalServerException'],
    [503, 'InternalServerError', 'ServiceUnavailableException'],
  ])('of %i is each client’s own error', async (status, openAiName, bedrockName) => {
    const model = `m-mock-status-${status}`;
    const refused = await chat(model).catch((error: unknown) => error as Error);
    expect([refused.constructor.name, refused]).toEqual([openAiName, expect.objectContaining({ status })]);
    const thrown = { name: bedrockName, $metadata: { httpStatusCode: status } };
    await expect(converse(model)).rejects.toMatchObject(thrown);
    await expect(converseStream(model)).resolves.toMatchObject({ pieces: 0, error: thrown });
  });

  it('says as a behaviour how long to wait', async () => {
    await mock.behave({ model: 'waits', status: 503, retryAfterS: 7 });
    const { status, headers } = await post('/v1/chat/completions', {}, { model: 'waits' });
    expect([status, headers.get('retry-after')]).toEqual([503, '7']);
  });

  it('is of the kinds that providers name, on each interface', async () => {
    await expect(chat('m-mock-context_window')).rejects.toMatchObject({ code: 'context_length_exceeded' });
    await expect(chat('m-mock-content_policy')).rejects.toMatchObject({ code: 'content_policy_violation' });
    await expect(converse('m-mock-context_window')).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('maximum context length') as unknown,
    });
  });
});

describe('a failure in the middle of a stream', () => {
  it.each([
    [400, 'ValidationException'],
    [408, 'ModelStreamErrorException'],
    [429, 'ThrottlingException'],
    [500, 'InternalServerException'],
    [503, 'ServiceUnavailableException'],
  ])('of %i comes after as many pieces as asked', async (status, name) => {
    const model = `m-mock-fail-after-3-status-${status}`;
    expect(await chatStream(model)).toMatchObject({ pieces: 3, error: { code: String(status) } });
    expect(await converseStream(model)).toMatchObject({ pieces: 3, error: { name } });
  });

  it('is the last event of the stream', async () => {
    const text = await (
      await post('/v1/chat/completions', { 'x-mock-fail-after': '0' }, { stream: true })
    ).text();
    expect(text.trim().split('\n\n')).toEqual([
      expect.stringContaining('"role":"assistant"'),
      expect.stringMatching(/^data: \{"error":\{.*"code":"500"\}\}$/),
    ]);
  });

  it('comes before the end when the answer has fewer pieces', async () => {
    const { pieces, error } = await chatStream('m-mock-fail-after-999');
    expect(pieces).toBeGreaterThan(10);
    expect(error).toMatchObject({ code: '500' });
  });

  it('is a plain failure of an answer that is no stream', async () => {
    await mock.behave({ model: 'm', failAfterPieces: 2, status: 503 });
    await expect(chat('m')).rejects.toMatchObject({ status: 503 });
    await expect(converse('m')).rejects.toMatchObject({ name: 'ServiceUnavailableException' });
    expect(await converseStream('m')).toMatchObject({
      pieces: 2,
      error: { name: 'ServiceUnavailableException' },
    });
  });
});

describe('a connection that breaks', () => {
  it('ends a stream after as many pieces as asked, with nothing that says so', async () => {
    await mock.behave({ model: 'm', breakAfterPieces: 4 });
    expect(await chatStream('m')).toMatchObject({ pieces: 4, error: { message: 'terminated' } });
    const { pieces, error } = await converseStream('m');
    expect(pieces).toBe(4);
    expect(error).toMatchObject({ code: 'ERR_HTTP2_STREAM_ERROR' });
  });

  it.each(PATHS)('ends %s too when it is no stream', async (path) => {
    const answer = await post(path, { 'x-mock-break-after': '0' });
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow('terminated');
    // The client did not leave.
    await expect.poll(() => mock.counts()).toMatchObject({ open: 0, cancelled: 0 });
  });
});
