import { randomUUID } from 'node:crypto';

/** What a `mock_response` counts, whatever it says: seen on LiteLLM 1.104.4. */
const COMPLETION_TOKENS = 20;
const PROMPT_TOKENS = 10;
const PIECE_LENGTH = 3;

const head = (object: string) => ({
  id: `chatcmpl-${randomUUID()}`,
  object,
  created: Math.floor(Date.now() / 1000),
});

export const MOCK_USAGE = {
  completion_tokens: COMPLETION_TOKENS,
  prompt_tokens: PROMPT_TOKENS,
  total_tokens: COMPLETION_TOKENS + PROMPT_TOKENS,
};

/** A deployment's own `mock_response` as a provider would have sent it. */
export const mockedAnswer = (content: string): unknown => ({
  ...head('chat.completion'),
  choices: [{ finish_reason: 'stop', index: 0, message: { role: 'assistant', content } }],
  usage: MOCK_USAGE,
});

/** The same in pieces of three characters, as LiteLLM cuts it. */
export async function* mockedPieces(content: string): AsyncGenerator {
  const shared = head('chat.completion.chunk');
  const texts = content.match(new RegExp(`[\\s\\S]{1,${PIECE_LENGTH}}`, 'g')) ?? [''];
  for (const [index, text] of texts.entries()) {
    const delta = index === 0 ? { role: 'assistant', content: text } : { content: text };
    yield { ...shared, choices: [{ index: 0, delta, finish_reason: null }] };
    await Promise.resolve();
  }
  yield { ...shared, choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] };
  yield { ...shared, choices: [], usage: MOCK_USAGE };
}
