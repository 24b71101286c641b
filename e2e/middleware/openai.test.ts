import OpenAI from 'openai';
import { expect, it, vi } from 'vitest';
import { litellmVenv } from './backends.ts';
import { pythonOfFile } from './clients/python.ts';
import { openAiClient } from './clients/sdk.ts';
import { newKey } from './keys.ts';
import { eachBackend } from './rig.ts';

const python = pythonOfFile();
const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: 'Hello' }];
const said = (model: string): string =>
  `This is the mock backend of Gatehouse: no model was called. The model asked for was "${model}".`;

const FAILURES = [
  [400, OpenAI.BadRequestError],
  [401, OpenAI.AuthenticationError],
  [403, OpenAI.PermissionDeniedError],
  [404, OpenAI.NotFoundError],
  [422, OpenAI.UnprocessableEntityError],
  [429, OpenAI.RateLimitError],
  [500, OpenAI.InternalServerError],
  [503, OpenAI.InternalServerError],
] as const;

/** With drop_params, LiteLLM asks a provider that says 422 once more, and answers with 200 and "null" in the end. */
const LOST = 422;

eachBackend('an OpenAI client for JavaScript', (rig) => {
  const failures = FAILURES.filter(([status]) => rig.backend !== 'litellm' || status !== LOST);
  const client = (attempts = 1): OpenAI => openAiClient({ url: rig.url, key: rig.key, attempts });

  it('reads a chat, the call’s id and the session’s', async () => {
    const { data, response } = await client()
      .chat.completions.create({ model: 'chat', messages })
      .withResponse();
    expect(data.choices[0]?.message.content).toBe(said('chat'));
    expect(data.usage).toMatchObject({ prompt_tokens: 5, completion_tokens: 27 });
    expect(response.headers.get('x-litellm-call-id')).toMatch(/^[0-9a-f-]{36}$/);
    const { session_id } = data as unknown as { readonly session_id: string };
    expect(session_id).toMatch(/^sess_/);
    expect(response.headers.get('x-session-id')).toBe(session_id);
  });

  it('reads a stream to its end, the session’s id in its first chunk', async () => {
    const stream = await client().chat.completions.create({
      model: 'chat',
      messages,
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks: OpenAI.ChatCompletionChunk[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe(said('chat'));
    expect(chunks.map((chunk) => 'session_id' in chunk).indexOf(true)).toBe(0);
    expect(chunks.at(-1)?.usage).toMatchObject({ prompt_tokens: 5 });
  });

  it('gets a tool’s call from a stream', async () => {
    const stream = client().chat.completions.stream({
      model: 'chat',
      messages: [{ role: 'user', content: 'use tool search' }],
      tools: [
        {
          type: 'function',
          function: {
            name: 'search',
            parameters: { type: 'object', properties: { q: { type: 'string' } }, required: ['q'] },
          },
        },
      ],
    });
    const { choices } = await stream.finalChatCompletion();
    expect(choices[0]).toMatchObject({
      finish_reason: 'tool_calls',
      message: { tool_calls: [{ function: { name: 'search', arguments: '{"q":"mock q"}' } }] },
    });
  });

  it('reads embeddings and the models', async () => {
    const { data } = await client().embeddings.create({ model: 'chat-embed', input: 'Hello' });
    expect(data[0]?.embedding).toHaveLength(1536);
    expect((await client().models.list()).data.length).toBeGreaterThan(0);
  });

  it.each(failures)('throws its own error for a model’s %i, stream or not', async (status, kind) => {
    for (const stream of [false, true]) {
      const failed: unknown = await client()
        .chat.completions.create({ model: `chat-mock-status-${status}`, messages, stream })
        .catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(kind);
      expect((failed as InstanceType<typeof OpenAI.APIError>).status).toBe(status);
    }
  });

  it('tries again where that may help', async () => {
    const model = `chat-again-${crypto.randomUUID()}-mock-status-503`;
    await expect(client(2).chat.completions.create({ model, messages })).rejects.toBeInstanceOf(
      OpenAI.InternalServerError,
    );
    expect((await rig.counts()).byModel[model]).toBe(2);
  });

  it('sees a stream fail that broke in its middle', async () => {
    const stream = await client().chat.completions.create({
      model: 'chat-mock-fail-after-2',
      messages,
      stream: true,
    });
    const reading = (async () => {
      for await (const chunk of stream) expect(chunk.object).toBe('chat.completion.chunk');
    })();
    await expect(reading).rejects.toBeInstanceOf(OpenAI.APIError);
  });

  it('ends the model’s work when it leaves', async () => {
    const model = `chat-left-${crypto.randomUUID()}`;
    // Behind an answer that has begun, only its next piece tells that nobody reads.
    await rig.behave({ model, chunkDelayMs: 300 });
    const { cancelled } = await rig.counts();
    const abort = new AbortController();
    const stream = await client().chat.completions.create(
      { model, messages, stream: true },
      { signal: abort.signal },
    );
    await stream[Symbol.asyncIterator]().next();
    abort.abort();
    await vi.waitFor(async () => expect((await rig.counts()).cancelled).toBeGreaterThan(cancelled), {
      timeout: 20_000,
      interval: 50,
    });
    await vi.waitFor(() =>
      expect(rig.lines().find(({ modelAsked }) => modelAsked === model)).toMatchObject({
        outcome: 'aborted',
      }),
    );
  });

  if (rig.backend === 'compatible') {
    it('gets 422 for a spent budget, and 401 for a key that nobody knows', async () => {
      const key = await newKey(rig.litellmUrl, { max_budget: 0.001 });
      const poor = openAiClient({ url: rig.url, key });
      await poor.chat.completions.create({ model: 'priced', messages });
      await expect(poor.chat.completions.create({ model: 'priced', messages })).rejects.toMatchObject({
        status: 422,
        type: 'budget_exceeded',
      });
      const unknown = openAiClient({ url: rig.url, key: 'sk-nobody-knows-this-one' });
      await expect(unknown.chat.completions.create({ model: 'chat', messages })).rejects.toBeInstanceOf(
        OpenAI.AuthenticationError,
      );
    });
  }

  it.runIf(litellmVenv !== undefined)('does as the one for Python does', async () => {
    const ask = (args: object, read?: number) =>
      python().ask({
        client: 'openai',
        url: rig.url,
        key: rig.key,
        call: 'chat.completions.create',
        arguments: { messages, ...args },
        ...(read !== undefined && { read }),
      });
    const { value: whole } = await ask({ model: 'chat' });
    expect(whole?.['answer']).toMatchObject({
      session_id: expect.stringMatching(/^sess_/) as string,
      choices: [{ message: { content: said('chat') } }],
    });
    const { value: streamed } = await ask({ model: 'chat', stream: true }, 2);
    expect(streamed?.['chunks']).toMatchObject([
      { session_id: expect.stringMatching(/^sess_/) as string },
      { choices: [{ delta: { content: 'This ' } }] },
    ]);
    for (const [status, { name }] of failures) {
      const { error } = await ask({ model: `chat-mock-status-${status}` });
      expect(error).toMatchObject({ kind: name, status: status });
    }
  });
});
