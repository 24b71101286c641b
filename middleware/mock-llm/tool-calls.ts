import { randomUUID } from 'node:crypto';
import type { Ask } from './ask.ts';
import { exampleOf } from './schema-example.ts';

export interface ToolCall {
  /** Random; each interface puts its own word in front. */
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
}

/** `use tool search`, `use tools search and weather`, `use tools a, b and c`; with `then` before it, something is said first. */
const PHRASE = /\b(then )?use tools? ([\w-]+(?:(?:, ?| and )[\w-]+)*)/i;

export interface WishedCalls {
  readonly calls: readonly ToolCall[];
  readonly saysFirst: boolean;
}

/**
 * The tools to call: those that the user names, or the one that must be called. Results of tools are answered with text even
 * when one must be called, as that would never end.
 */
export function wishedCalls(ask: Ask): WishedCalls {
  const { tools, choice, userText, toolResults, isParallel } = ask;
  const [, then, list] = PHRASE.exec(userText) ?? [];
  const spoken = new Set(list?.split(/, ?| and /));
  const named = tools.filter(({ name }) =>
    typeof choice === 'string' ? spoken.has(name) : name === choice.name,
  );
  const isForced = choice === 'required' || typeof choice === 'object';
  const wanted = named.length === 0 && choice === 'required' ? tools.slice(0, 1) : named;
  const isDone = toolResults.length > 0 && spoken.size === 0;
  if (choice === 'none' || isDone || (spoken.size === 0 && !isForced)) return { calls: [], saysFirst: false };
  return {
    calls: wanted.slice(0, isParallel ? undefined : 1).map(({ name, schema }) => ({
      id: randomUUID().replaceAll('-', ''),
      name,
      input: exampleOf(schema),
    })),
    saysFirst: then !== undefined,
  };
}
