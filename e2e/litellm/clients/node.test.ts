import OpenAI from 'openai';
import { expect, it } from 'vitest';
import { eachEngine } from '../each-engine.ts';
import { MASTER_KEY } from '../engines.ts';

const messages = [{ role: 'user', content: 'hi' }] as const;

eachEngine('the openai package for Node', ({ url, behave }) => {
  const client = (apiKey = MASTER_KEY): OpenAI =>
    new OpenAI({ apiKey, baseURL: `${url()}/v1`, maxRetries: 0 });
  const create = (model: string, apiKey?: string) =>
    client(apiKey).chat.completions.create({ model, messages: [...messages] });

  it('reads a chat, and its headers', async () => {
    const { data, response } = await client()
      .chat.completions.create({ model: 'chat', messages: [...messages] })
      .withResponse();
    expect(data.choices[0]?.message.content).toContain('The model asked for was "plain"');
    expect(data.usage?.total_tokens).toBe(31);
    expect(response.headers.get('x-litellm-model-id')).toBe('chat-1');
  });

  it('reads a stream with its usage', async () => {
    const stream = await client().chat.completions.create({
      model: 'chat',
      messages: [...messages],
      max_completion_tokens: 5,
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = '';
    let usage: OpenAI.CompletionUsage | null | undefined;
    for await (const piece of stream) {
      text += piece.choices[0]?.delta.content ?? '';
      usage = piece.usage ?? usage;
    }
    expect(text).toBe('This is the ');
    expect(usage).toMatchObject({ prompt_tokens: 4, completion_tokens: 5 });
  });

  it('reads embeddings and the list of models', async () => {
    const { data } = await client().embeddings.create({ model: 'embed', input: 'hi' });
    expect(data[0]?.embedding).toHaveLength(1536);
    const ids = (await client().models.list()).data.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['chat', 'nickname']));
    expect((await client().models.retrieve('chat')).id).toBe('chat');
  });

  it.each([
    ['fails-400', OpenAI.BadRequestError],
    ['fails-401', OpenAI.AuthenticationError],
    ['fails-403', OpenAI.PermissionDeniedError],
    ['fails-404', OpenAI.NotFoundError],
    ['fails-422', OpenAI.UnprocessableEntityError],
    ['fails-429', OpenAI.RateLimitError],
    ['fails-500', OpenAI.InternalServerError],
    ['fails-503', OpenAI.InternalServerError],
    ['nobody', OpenAI.BadRequestError],
  ])('throws its own error for %s', async (model, kind) => {
    const failed = await create(model).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(kind);
    expect((failed as InstanceType<typeof OpenAI.APIError>).message).toContain('litellm.');
  });

  it('throws its own error for a wrong key', async () => {
    expect(await create('chat', 'sk-wrong').catch((error: unknown) => error)).toBeInstanceOf(
      OpenAI.BadRequestError,
    );
  });

  it('throws for a stream that stalls in the middle', async () => {
    const reading = async (): Promise<void> => {
      const stream = await client().chat.completions.create({
        model: 'stalls-too',
        messages: [...messages],
        stream: true,
      });
      const reader = stream.toReadableStream().getReader();
      while (!(await reader.read()).done);
    };
    await behave('stalls-too', { chunkDelayMs: 20_000 });
    await expect(reading()).rejects.toBeInstanceOf(OpenAI.APIError);
  });
});
