import type { ConfigDocument } from '../../../../../config/document.ts';

/** Of keys that stand twice the last counts, as in LiteLLM: what is read is right, though surely not meant. */
const READS_ALL_THE_SAME: ReadonlySet<string> = new Set(['yaml-duplicate-key']);

/**
 * The line, from 1, at which the YAML stops being what was meant; null when all of it can be read. The parser goes on behind it with a
 * guess, which is good enough to point at mistakes and too poor to write into.
 */
export function brokenLine({ problems }: ConfigDocument): number | null {
  const lines = problems
    .filter(({ severity, rule }) => severity === 'error' && !READS_ALL_THE_SAME.has(rule))
    .map(({ range }) => range.start.line);
  return lines.length > 0 ? Math.min(...lines) : null;
}
