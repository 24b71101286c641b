import type OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAiClient } from './clients.fixture.ts';
import { type RunningMock, startMock } from './mock.fixture.ts';

let mock: RunningMock;
let openai: OpenAI;
beforeAll(async () => {
  mock = await startMock();
  openai = openAiClient(mock.url);
});
afterAll(() => mock.stop());

const tool = (name: string, properties: object = {}) => ({
  type: 'function' as const,
  function: { name, parameters: { type: 'object', properties } },
});
const tools = [
  tool('search', { query: { type: 'string' }, limit: { type: 'integer', minimum: 5 } }),
  tool('weather', { city: { enum: ['Bern', 'Basel'] } }),
];
const SEARCH = { name: 'search', arguments: '{"query":"mock query","limit":5}' };
const WEATHER = { name: 'weather', arguments: '{"city":"Bern"}' };

async function ask(content: string, more: object = {}) {
  const body = { model: 'm', messages: [{ role: 'user' as const, content }], tools, ...more };
  const { choices } = await openai.chat.completions.create(body);
  const { message, finish_reason } = choices[0]!;
  const calls = (message.tool_calls ?? []).map((call) => (call.type === 'function' ? call.function : call));
  return { content: message.content, calls, finish: finish_reason };
}

describe('tools', () => {
  it('are called when the user names them, with arguments that fit the schema', async () => {
    expect(await ask('Please use tool search now')).toEqual({
      content: null,
      calls: [SEARCH],
      finish: 'tool_calls',
    });
  });

  it.each(['use tools search and weather', 'Use tools search, weather'])(
    'are called side by side: %s',
    async (text) => {
      expect((await ask(text)).calls).toEqual([SEARCH, WEATHER]);
      expect((await ask(text, { parallel_tool_calls: false })).calls).toEqual([SEARCH]);
    },
  );

  it('are called after some words when the user says "then"', async () => {
    const { content, calls } = await ask('Say hello, then use tool weather');
    expect(content).toContain('mock backend');
    expect(calls).toEqual([WEATHER]);
  });

  it('are called when they must be, and the one that must be', async () => {
    expect((await ask('hi', { tool_choice: 'required' })).calls).toEqual([SEARCH]);
    const tool_choice = { type: 'function', function: { name: 'weather' } };
    expect((await ask('use tool search', { tool_choice })).calls).toEqual([WEATHER]);
  });

  it.each([
    ['nobody names one', 'hi', {}],
    ['none may be called', 'use tool search', { tool_choice: 'none' }],
    ['the one named is not offered', 'use tool hammer', {}],
    ['none is offered', 'use tool search', { tools: undefined }],
  ])('are not called when %s', async (_why, text, more) => {
    const { content, calls, finish } = await ask(text, more);
    expect({ calls, finish }).toEqual({ calls: [], finish: 'stop' });
    expect(content).toContain('mock backend');
  });

  it('come in pieces in a stream, one call after the other, each with an id of its own', async () => {
    const messages = [{ role: 'user' as const, content: 'use tools search and weather' }];
    const deltas: OpenAI.ChatCompletionChunk.Choice.Delta.ToolCall[] = [];
    let finish: string | null | undefined;
    for await (const { choices } of await openai.chat.completions.create({
      model: 'm',
      stream: true,
      tools,
      messages,
    })) {
      deltas.push(...(choices[0]?.delta.tool_calls ?? []));
      finish = choices[0]?.finish_reason;
    }
    expect(finish).toBe('tool_calls');
    for (const [index, call] of [SEARCH, WEATHER].entries()) {
      const own = deltas.filter((delta) => delta.index === index);
      expect(own[0]).toMatchObject({ type: 'function', function: { name: call.name, arguments: '' } });
      expect(own.length).toBeGreaterThan(2);
      expect(own.map((delta) => delta.function?.arguments).join('')).toBe(call.arguments);
    }
    expect(new Set(deltas.flatMap(({ id }) => id ?? [])).size).toBe(2);
  });

  it('are answered with what they brought, until the user asks for the next', async () => {
    const call = { id: 'call_1', type: 'function' as const, function: SEARCH };
    const before = [
      { role: 'user', content: 'use tool search' },
      { role: 'assistant', tool_calls: [call] },
      { role: 'tool', tool_call_id: 'call_1', content: 'forty-two' },
    ] as const;
    const said = await ask('', { messages: before, tool_choice: 'required' });
    expect(said).toEqual({ content: 'The tool answered: "forty-two".', calls: [], finish: 'stop' });
    const next = [...before, { role: 'user', content: 'Now use tool weather' }];
    expect((await ask('', { messages: next })).calls).toEqual([WEATHER]);
  });
});
