import type { SandboxLogLine } from '../../../../contract/sandbox.ts';

/** Lines kept for one part; older ones go. */
export const MOST_LINES = 20_000;

/**
 * Adds a batch to what is kept. A stream that was opened again begins with all that the service keeps, so a batch that does not go on
 * where the last one ended takes the place of everything.
 */
export function addLines(
  kept: readonly SandboxLogLine[],
  batch: readonly SandboxLogLine[],
  most = MOST_LINES,
): readonly SandboxLogLine[] {
  const last = kept.at(-1);
  const [first] = batch;
  if (!first) return kept;
  const all = last && first.id > last.id ? [...kept, ...batch] : batch;
  return all.length > most ? all.slice(all.length - most) : all;
}

/** Lines that contain the text, upper and lower case alike. */
export function filterLines(lines: readonly SandboxLogLine[], wanted: string): readonly SandboxLogLine[] {
  const text = wanted.trim().toLowerCase();
  return text === '' ? lines : lines.filter((line) => line.text.toLowerCase().includes(text));
}

// Colours in a terminal's output.
const TERMINAL_CODES = /\u001B\[[0-9;?]*[ -/]*[@-~]/g;

/** A line without the colours meant for a terminal. */
export const plainText = (text: string): string => text.replaceAll(TERMINAL_CODES, '');
