import { describe, expect, it } from 'vitest';
import type { ChatBody } from '../chat/chat.ts';
import type { FilledPrompt } from './prompts.ts';
import { chatWithPrompt, withPrompt } from './with-prompt.ts';

const said = (role: string, text: string) => ({ role, content: [{ text }] });

const prompt: FilledPrompt = {
  modelId: 'model',
  converse: {
    system: [{ text: 'prompt' }],
    messages: [said('user', 'from the prompt')],
    toolConfig: { tools: [{ toolSpec: { name: 'find' } }], toolChoice: { any: {} } },
    inferenceConfig: { temperature: 0.5, maxTokens: 300 },
    additionalModelRequestFields: { top_k: 5, thinking: { type: 'enabled' } },
  },
};

describe('a Converse request with a prompt', () => {
  it('is the prompt when it says nothing itself', () => {
    expect(withPrompt({ promptVariables: { a: { text: 'b' } } }, prompt)).toEqual(prompt.converse);
    expect(withPrompt({ messages: [], system: [], inferenceConfig: {} }, prompt)).toEqual(prompt.converse);
    expect(withPrompt({ messages: null, inferenceConfig: null, toolConfig: null }, prompt)).toEqual(
      prompt.converse,
    );
  });

  it('says its messages after those of the prompt', () => {
    const messages = [said('assistant', 'and?'), said('user', 'go on')];
    expect(withPrompt({ messages }, prompt)['messages']).toEqual([
      said('user', 'from the prompt'),
      ...messages,
    ]);
  });

  it('wins field by field with its settings', () => {
    expect(
      withPrompt(
        {
          inferenceConfig: { temperature: 0, topP: 1, maxTokens: null },
          additionalModelRequestFields: { enable_history: true, thinking: { type: 'disabled' } },
        },
        prompt,
      ),
    ).toMatchObject({
      inferenceConfig: { temperature: 0, topP: 1, maxTokens: 300 },
      additionalModelRequestFields: { top_k: 5, enable_history: true, thinking: { type: 'disabled' } },
    });
  });

  it('wins as a whole with its system prompt and its tools', () => {
    const body = { system: [{ text: 'mine' }], toolConfig: { tools: [{ toolSpec: { name: 'other' } }] } };
    const merged = withPrompt(body, prompt);
    expect(merged['system']).toEqual(body.system);
    expect(merged['toolConfig']).toEqual(body.toolConfig);
  });

  it('keeps what prompts know nothing of', () => {
    expect(withPrompt({ guardrailConfig: { guardrailIdentifier: 'g' } }, prompt)).toEqual({
      ...prompt.converse,
      guardrailConfig: { guardrailIdentifier: 'g' },
    });
  });

  it('keeps what has the wrong shape, so that it is refused as in any request', () => {
    const wrong = {
      messages: 'hi',
      system: 'x',
      inferenceConfig: [],
      toolConfig: 3,
      additionalModelRequestFields: 'y',
    };
    expect(withPrompt(wrong, prompt)).toEqual(wrong);
  });

  it('gets no fields that neither has', () => {
    expect(withPrompt({}, { converse: { messages: [] } })).toEqual({ messages: [] });
    expect(withPrompt({ inferenceConfig: { topP: 1 } }, { converse: { messages: [] } })).toEqual({
      messages: [],
      inferenceConfig: { topP: 1 },
    });
  });
});

describe('an OpenAI request with a prompt', () => {
  const chat: ChatBody = {
    model: 'model',
    messages: [
      { role: 'system', content: 'prompt' },
      { role: 'user', content: 'from the prompt' },
    ],
    temperature: 0.5,
    max_tokens: 300,
    tools: [{ type: 'function', function: { name: 'find' } }],
    tool_choice: 'required',
  };
  const arn = 'arn:aws:bedrock:us-west-2:123456789012:prompt/6LE1KDKISG:2';
  const request = (fields: object): ChatBody => ({ model: arn, messages: [], ...fields });

  it('is the prompt alone, to its own model, when its messages are empty', () => {
    const merged = chatWithPrompt(request({ promptVariables: { a: { text: 'b' } }, stream: true }), chat);
    expect(merged).toEqual({ ...chat, stream: true });
  });

  it('goes on with the conversation that it has', () => {
    const messages = [
      { role: 'assistant', content: 'and?' },
      { role: 'user', content: 'go on' },
    ];
    expect(chatWithPrompt(request({ messages }), chat).messages).toEqual([...chat.messages, ...messages]);
  });

  it('has one system prompt at the head: its own when it begins with one', () => {
    const messages = [
      { role: 'developer', content: 'mine' },
      { role: 'user', content: 'go on' },
      { role: 'system', content: 'in between' },
    ];
    expect(chatWithPrompt(request({ messages }), chat).messages.map(({ content }) => content)).toEqual([
      'mine',
      'from the prompt',
      'go on',
      'in between',
    ]);
    expect(
      chatWithPrompt(request({ messages: messages.slice(1) }), chat).messages.map(({ content }) => content),
    ).toEqual(['prompt', 'from the prompt', 'go on', 'in between']);
  });

  it('wins with each field of its own, and null is none', () => {
    expect(chatWithPrompt(request({ temperature: 0, max_tokens: null, top_p: 1 }), chat)).toMatchObject({
      temperature: 0,
      max_tokens: 300,
      top_p: 1,
    });
  });

  it('takes away what says the same under another name, and what belongs to tools that are no more', () => {
    const merged = chatWithPrompt(request({ max_completion_tokens: 9, tools: [] }), chat);
    expect(merged).toMatchObject({ max_completion_tokens: 9, tools: [] });
    expect(merged).not.toHaveProperty('max_tokens');
    expect(merged).not.toHaveProperty('tool_choice');
  });
});
