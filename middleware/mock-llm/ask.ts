import { invalid } from '../refusal.ts';
import { type Fields, fieldsOf, listOf, textOf } from './fields.ts';
import type { PromptTokens } from './tokens.ts';

/** What is asked for, whichever interface it came by. */
export interface Ask {
  readonly model: string;
  /** What the user said since the last answer. */
  readonly userText: string;
  /** What tools brought since the last answer. */
  readonly toolResults: readonly ToolResult[];
  readonly tools: readonly AskedTool[];
  readonly choice: ToolChoice;
  /** Whether more than one tool may be called at once. */
  readonly isParallel: boolean;
  readonly thinks: boolean;
  readonly stops: readonly string[];
  readonly maxTokens: number | undefined;
  readonly prompt: PromptTokens;
  /** The body, for those who want to see what arrived. */
  readonly received: Fields;
}

export interface ToolResult {
  readonly text: string;
  readonly isError: boolean;
}

export interface AskedTool {
  readonly name: string;
  /** JSON Schema of the arguments. */
  readonly schema: unknown;
}

/** As a tool's name: that one, and no other. */
export type ToolChoice = 'auto' | 'none' | 'required' | { readonly name: string };

/** The messages after the model's last one. */
export function sinceAnswer(messages: unknown): readonly Fields[] {
  const all = listOf(messages).map(fieldsOf);
  return all.slice(all.findLastIndex(({ role }) => role === 'assistant') + 1);
}

/** The text of a message, of one text or of parts. */
export const contentText = (content: unknown): string =>
  textOf(content) ??
  listOf(content)
    .map((part) => textOf(fieldsOf(part)['text']) ?? '')
    .filter((text) => text !== '')
    .join('\n');

/** As long as Bedrock's longest: names are kept, to count them and in what is answered. */
const MAX_MODEL = 2048;

/** @throws Refusal `invalid` for a name that is too long */
export function namedModel(model: string): string {
  if (model.length > MAX_MODEL) throw invalid('model', `model has more than ${MAX_MODEL} characters.`);
  return model;
}
