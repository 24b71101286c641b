import type { ToolCall } from '../../chat/chat.ts';
import { Refusal } from '../../refusal.ts';
import { type Fields, isFields } from './fields.ts';

export interface ToolUseBlock {
  readonly toolUse: { readonly toolUseId: string; readonly name: string; readonly input: Fields };
}

/** @throws Refusal `bad_gateway` when the model's arguments are no JSON object: there is no block for them */
export const toolUseBlock = ({ id, function: { name, arguments: text } }: ToolCall): ToolUseBlock => ({
  toolUse: { toolUseId: id, name, input: inputOf(text, name) },
});

function inputOf(text: string, name: string): Fields {
  // A tool without parameters: some providers send nothing for it.
  if (text.trim() === '') return {};
  const input = parsedObject(text);
  if (input !== undefined) return input;
  throw new Refusal(
    'bad_gateway',
    `The model called the tool "${name}" with what is no JSON object. Try again.`,
  );
}

/** The JSON object that a text holds; undefined when it holds none, or not all of it yet. */
export function parsedObject(text: string): Fields | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isFields(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
