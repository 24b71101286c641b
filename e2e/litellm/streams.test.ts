import { expect, it } from 'vitest';
import { eachEngine } from './each-engine.ts';

/** The events of a stream, parsed. */
const events = (text: string): readonly unknown[] =>
  text
    .trim()
    .split(/\r?\n\r?\n/)
    .map((event) => event.replace(/^data: /, ''))
    .map((data): unknown => (data === '[DONE]' ? data : JSON.parse(data)));

const USAGE = { stream_options: { include_usage: true } };

eachEngine('a stream', ({ chat, behave }) => {
  it('is pieces under the public name, and [DONE]', async () => {
    const { status, headers, text } = await chat('chat', { stream: true, max_tokens: 5 });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(headers.get('x-litellm-model-id')).toBe('chat-1');
    const all = events(text);
    const head = { object: 'chat.completion.chunk', model: 'chat' };
    expect(all).toEqual([
      expect.objectContaining({
        ...head,
        choices: [{ index: 0, delta: { role: 'assistant', content: '' } }],
      }),
      expect.objectContaining({ ...head, choices: [{ index: 0, delta: { content: 'This ' } }] }),
      expect.objectContaining({ ...head, choices: [{ index: 0, delta: { content: 'is ' } }] }),
      expect.objectContaining({ ...head, choices: [{ index: 0, delta: { content: 'the ' } }] }),
      expect.objectContaining({ ...head, choices: [{ index: 0, delta: {}, finish_reason: 'length' }] }),
      '[DONE]',
    ]);
    expect(new Set(all.slice(0, -1).map((piece) => (piece as { id: string }).id)).size).toBe(1);
  });

  it('tells the usage in a last piece to who asked for it, with its cost', async () => {
    const usage = { prompt_tokens: 4, completion_tokens: 2, total_tokens: 6 };
    const plain = events((await chat('chat', { stream: true, max_tokens: 2, ...USAGE })).text);
    expect(plain.at(-2)).toMatchObject({ choices: [{ index: 0, delta: {} }], usage });
    const priced = events((await chat('priced', { stream: true, max_tokens: 2, ...USAGE })).text);
    expect(priced.at(-2)).toMatchObject({ usage: { ...usage, cost: 0.008 } });
    const silent = events((await chat('priced', { stream: true, max_tokens: 2 })).text);
    expect(JSON.stringify(silent)).not.toContain('usage');
  });

  it('of a mock_response comes in pieces of three characters', async () => {
    const { text } = await chat('mocked', { stream: true });
    const deltas = events(text).slice(0, -1) as readonly { choices: [{ delta: { content?: string } }] }[];
    expect(deltas.map(({ choices: [{ delta }] }) => delta.content ?? '')).toEqual([
      'Sai',
      'd w',
      'ith',
      'out',
      ' a ',
      'pro',
      'vid',
      'er.',
      '',
    ]);
  });

  it('that fails before its first piece is a plain failure', async () => {
    for (const [name, status] of [
      ['fails-500', 500],
      ['fails-429', 429],
      ['fails-400', 400],
    ] as const) {
      const { status: got, json, headers } = await chat(name, { stream: true });
      expect(got, name).toBe(status);
      expect(headers.get('content-type')).toBe('application/json');
      expect(json).toMatchObject({ error: { code: String(status) } });
    }
  });

  it('goes to the fallback like any call', async () => {
    const { text, headers } = await chat('goes-on', { stream: true, max_tokens: 2 });
    expect(headers.get('x-litellm-attempted-fallbacks')).toBe('1');
    expect(headers.get('x-litellm-model-group')).toBe('chat');
    expect(events(text).at(-1)).toBe('[DONE]');
  });

  it('that stalls in the middle ends with an error and without [DONE]', async () => {
    await behave('stalls', { chunkDelayMs: 20_000 });
    const { status, text } = await chat('stalls', { stream: true });
    expect(status).toBe(200);
    const all = events(text);
    expect(all[0]).toMatchObject({ choices: [{ delta: { role: 'assistant' } }] });
    expect(all.at(-1)).toMatchObject({ error: { code: expect.stringMatching(/^(408|500)$/) as string } });
  });
});
