import { expect, it } from 'vitest';
import { eachEngine } from './each-engine.ts';

const said = (model: string): string =>
  `This is the mock backend of Gatehouse: no model was called. The model asked for was "${model}".`;

eachEngine('an answer', ({ chat, ask }) => {
  it('comes under the public name in OpenAI’s shape', async () => {
    const { status, json, headers } = await chat('chat');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      id: expect.stringMatching(/^chatcmpl-/) as string,
      object: 'chat.completion',
      model: 'chat',
      choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: said('plain') } }],
      usage: { prompt_tokens: 4, completion_tokens: 27, total_tokens: 31 },
    });
    expect(headers.get('content-type')).toBe('application/json');
  });

  it('says who gave it, and what it cost', async () => {
    const { headers } = await chat('priced');
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-litellm-model-id': 'priced-1',
      'x-litellm-model-group': 'priced',
      'x-litellm-model-name': 'openai/priced',
      'x-litellm-version': '1.104.4',
      'x-litellm-attempted-retries': '0',
      'x-litellm-attempted-fallbacks': '0',
      'x-litellm-response-cost': '0.06',
      'x-litellm-response-cost-input': '0.004',
      'x-litellm-response-cost-output': '0.056',
      'x-litellm-key-spend': expect.stringMatching(/^\d+\.\d+$/) as string,
      'x-litellm-model-api-base': expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/v1$/) as string,
      'x-litellm-call-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      'x-litellm-response-duration-ms': expect.stringMatching(/^\d+\.\d+$/) as string,
    });
  });

  it('says no price where there is none', async () => {
    const { headers } = await chat('chat');
    expect(headers.has('x-litellm-response-cost')).toBe(false);
    expect(headers.get('x-litellm-response-cost-original')).toBe('0.0');
  });

  it('comes by alias, by deployment id and by wildcard, each under the name that was asked', async () => {
    for (const [name, upstream] of [
      ['nickname', 'plain'],
      ['chat-1', 'plain'],
      ['wild/one', 'wild-one'],
    ] as const) {
      expect((await chat(name)).json).toMatchObject({
        model: name,
        choices: [{ message: { content: said(upstream) } }],
      });
    }
  });

  it('of a mock_response needs no provider', async () => {
    expect((await chat('mocked')).json).toMatchObject({
      model: 'mocked',
      choices: [{ message: { role: 'assistant', content: 'Said without a provider.' } }],
      usage: { completion_tokens: 20 },
    });
  });

  it('is cut where max_tokens says', async () => {
    expect((await chat('chat', { max_tokens: 3 })).json).toMatchObject({
      choices: [{ finish_reason: 'length', message: { content: 'This is ' } }],
    });
  });

  it('carries the client’s own call id', async () => {
    const body = { model: 'chat', messages: [{ role: 'user', content: 'hi' }] };
    const { headers } = await ask('/chat/completions', { body, headers: { 'x-litellm-call-id': 'mine' } });
    expect(headers.get('x-litellm-call-id')).toBe('mine');
  });

  it('takes the key from any of its headers, and no content type', async () => {
    const body = { model: 'chat', messages: [{ role: 'user', content: 'hi' }] };
    for (const name of ['x-api-key', 'api-key', 'x-litellm-api-key']) {
      const headers = { [name]: 'sk-master-of-both-engines', 'content-type': 'text/plain' };
      expect((await ask('/v1/chat/completions', { key: '', body, headers })).status, name).toBe(200);
    }
  });
});

eachEngine('embeddings', ({ ask }) => {
  const embed = (body: object) => ask('/v1/embeddings', { body });

  it('are vectors under the public name', async () => {
    const { status, json, headers } = await embed({ model: 'embed', input: ['one', 'two'] });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      object: 'list',
      model: 'embed',
      data: [
        { index: 0, object: 'embedding' },
        { index: 1, object: 'embedding' },
      ],
      usage: { prompt_tokens: 2, total_tokens: 2 },
    });
    const { data } = json as { readonly data: readonly { readonly embedding: readonly number[] }[] };
    expect(data.map(({ embedding }) => embedding.length)).toEqual([1536, 1536]);
    expect(data[0]!.embedding).not.toEqual(data[1]!.embedding);
    expect(headers.get('x-litellm-model-group')).toBe('embed');
  });

  it('come packed when they are asked for so', async () => {
    const { json } = await embed({ model: 'embed', input: 'one', encoding_format: 'base64' });
    expect(json).toMatchObject({ data: [{ embedding: expect.stringMatching(/^[\w+/]{8192}$/) as string }] });
  });

  it('need an input', async () => {
    expect(await embed({ model: 'embed' })).toMatchObject({
      status: 400,
      json: {
        error: { message: "/embeddings: Missing required parameter: 'input'.", param: 'input', code: '400' },
      },
    });
  });
});
