import { expect } from 'vitest';
import type { Heard } from './clients/bedrock.ts';

type Shape = Readonly<Record<string, unknown>>;

/** An answer of Converse, whole or put together from its events. */
export interface ConverseAnswer {
  readonly content: readonly Shape[];
  readonly stopReason: unknown;
  readonly usage: Shape;
  readonly latencyMs: unknown;
}

export function wholeOf({ answer, raised }: Heard): ConverseAnswer {
  expect(raised).toBeUndefined();
  const { output, stopReason, usage, metrics } = answer as {
    readonly output: { readonly message: { readonly role: string; readonly content: readonly Shape[] } };
    readonly stopReason: unknown;
    readonly usage: Shape;
    readonly metrics: Shape;
  };
  expect(output.message.role).toBe('assistant');
  return { content: output.message.content, stopReason, usage, latencyMs: metrics['latencyMs'] };
}

interface Delta {
  readonly text?: string;
  readonly toolUse?: { readonly input: string };
  readonly reasoningContent?: {
    readonly text?: string;
    readonly signature?: string;
    readonly redactedContent?: unknown;
  };
}

interface Block {
  readonly index: number;
  readonly start: Shape | undefined;
  readonly deltas: Delta[];
}

/** The same of a stream, whose events must come in Bedrock's order: one message, its blocks one after the other, its end, its metadata. */
export function gatheredOf({ events, raised }: Heard): ConverseAnswer {
  expect(raised).toBeUndefined();
  expect(events[0]).toEqual({ messageStart: { role: 'assistant' } });
  expect(events.slice(-2).flatMap(Object.keys)).toEqual(['messageStop', 'metadata']);
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const event of events.slice(1, -2)) {
    const [kind = ''] = Object.keys(event);
    const value = event[kind];
    const {
      contentBlockIndex: index,
      start,
      delta,
    } = value as { contentBlockIndex: number; start?: Shape; delta?: Delta };
    if (kind === 'contentBlockStop') {
      expect(open?.index).toBe(index);
      open = undefined;
      continue;
    }
    if (!open) {
      expect(index).toBe(blocks.length);
      open = { index, start, deltas: [] };
      blocks.push(open);
    } else expect([kind, index]).toEqual(['contentBlockDelta', open.index]);
    if (delta) open.deltas.push(delta);
  }
  expect(open).toBeUndefined();
  const [{ messageStop }, { metadata }] = events.slice(-2) as unknown as [
    { readonly messageStop: Shape },
    { readonly metadata: { readonly usage: Shape; readonly metrics: Shape } },
  ];
  return {
    content: blocks.map(contentOf),
    stopReason: messageStop['stopReason'],
    usage: metadata.usage,
    latencyMs: metadata.metrics['latencyMs'],
  };
}

function contentOf({ start, deltas }: Block): Shape {
  const [first = {}] = deltas;
  if (start) {
    const input = deltas.map(({ toolUse }) => toolUse?.input ?? '').join('');
    return { toolUse: { ...(start['toolUse'] as Shape), input: JSON.parse(input) as unknown } };
  }
  if (first.text !== undefined) return { text: deltas.map(({ text }) => text).join('') };
  const reasoning = deltas.map(({ reasoningContent }) => reasoningContent ?? {});
  const [{ redactedContent } = {}] = reasoning;
  if (redactedContent !== undefined) return { reasoningContent: { redactedContent } };
  const text = reasoning.map((piece) => piece.text ?? '').join('');
  const { signature } = reasoning.find((piece) => piece.signature !== undefined) ?? {};
  return { reasoningContent: { reasoningText: { text, ...(signature !== undefined && { signature }) } } };
}

export const textOf = ({ content }: ConverseAnswer): string =>
  content.map(({ text }) => (typeof text === 'string' ? text : '')).join('');
