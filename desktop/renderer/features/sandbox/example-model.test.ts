import { describe, expect, it } from 'vitest';
import { exampleModel } from './example-model.ts';

const config = (...items: readonly string[]): string => `model_list:\n${items.join('')}`;
const item = (name: string, mode?: string): string =>
  `  - model_name: ${JSON.stringify(name)}\n    litellm_params: {model: openai/x}\n` +
  (mode === undefined ? '' : `    model_info: {mode: ${mode}}\n`);

describe('the model of the snippets', () => {
  it('is the shipped one as long as it is there', () => {
    expect(exampleModel(config(item('first'), item('gpt-4o')))).toBe('gpt-4o');
  });

  it('is otherwise the first that has one name and answers chats', () => {
    const text = config(item('openai/*'), item('embed', 'embedding'), item('my-chat', 'chat'), item('other'));
    expect(exampleModel(text)).toBe('my-chat');
  });

  it('is still one when the config cannot be read', () => {
    expect(exampleModel('model_list: [')).toBe('gpt-4o');
  });
});
