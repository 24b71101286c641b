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

/** LiteLLM's additions to OpenAI's shapes. */
interface Thinking {
  readonly content?: string | null;
  readonly reasoning_content?: string;
  readonly thinking_blocks?: readonly {
    readonly type: string;
    readonly thinking?: string;
    readonly signature?: string;
    readonly data?: string;
  }[];
}
const THOUGHTS = 'The mock backend was asked to think. It thinks of nothing, and says so.';
const messages = [{ role: 'user' as const, content: 'hi' }];

const ask = async (body: object): Promise<Thinking> =>
  (await openai.chat.completions.create({ model: 'm', messages, ...body })).choices[0]!.message;

async function deltas(body: object): Promise<readonly Thinking[]> {
  const all: Thinking[] = [];
  const asked = { model: 'm', messages, stream: true, ...body } as const;
  for await (const { choices } of await openai.chat.completions.create(asked)) all.push(choices[0]!.delta);
  return all;
}

describe('reasoning as LiteLLM carries it', () => {
  it.each([
    { thinking: { type: 'enabled', budget_tokens: 1024 } },
    { thinking: { type: 'adaptive' } },
    { reasoning_effort: 'low' },
    { model: 'm-mock-thinking' },
  ])('comes before the text for %o', async (body) => {
    const message = await ask(body);
    expect(message.content).toContain('mock backend of Gatehouse');
    expect(message.reasoning_content).toBe(THOUGHTS);
    expect(message.thinking_blocks).toEqual([
      { type: 'thinking', thinking: THOUGHTS, signature: expect.stringMatching(/^[\w+/]{43}=$/) as unknown },
    ]);
  });

  it.each([{}, { thinking: { type: 'disabled' } }, { reasoning_effort: 'none' }])(
    'does not come for %o',
    async (body) => {
      expect(await ask(body)).not.toHaveProperty('thinking_blocks');
    },
  );

  it('comes piece by piece in a stream, and its signature once, beside all thoughts again', async () => {
    const all = await deltas({ reasoning_effort: 'high' });
    expect(all.map((delta) => delta.reasoning_content ?? '').join('')).toBe(THOUGHTS);
    const signed = all.filter(({ thinking_blocks }) => thinking_blocks?.[0]?.signature !== undefined);
    expect(signed).toEqual([
      expect.objectContaining({
        reasoning_content: '',
        thinking_blocks: [{ type: 'thinking', thinking: THOUGHTS, signature: expect.any(String) as unknown }],
      }),
    ]);
    const firstText = all.findIndex(({ content }) => (content ?? '') !== '');
    expect(all.indexOf(signed[0]!)).toBeLessThan(firstText);
  });

  it('is data that only the provider reads when it is redacted', async () => {
    const model = 'm-mock-thinking-redacted';
    const block = { type: 'redacted_thinking', data: expect.any(String) as unknown };
    const message = await ask({ model });
    expect(message.thinking_blocks).toEqual([block]);
    expect(message).not.toHaveProperty('reasoning_content');
    expect((await deltas({ model })).flatMap(({ thinking_blocks = [] }) => thinking_blocks)).toEqual([block]);
  });
});
