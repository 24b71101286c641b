import { describe, expect, it } from 'vitest';
import type { SandboxLogLine } from '../../../../contract/sandbox.ts';
import { addLines, filterLines, plainText } from './log-buffer.ts';

const lines = (...ids: readonly number[]): SandboxLogLine[] =>
  ids.map((id) => ({ id, at: '2026-11-24T10:00:00Z', text: `Line ${id}` }));
const idsOf = (all: readonly SandboxLogLine[]): number[] => all.map(({ id }) => id);

describe('addLines', () => {
  it('goes on where the last batch ended', () => {
    expect(idsOf(addLines(lines(1, 2), lines(3, 4)))).toEqual([1, 2, 3, 4]);
    expect(idsOf(addLines([], lines(7)))).toEqual([7]);
  });

  it('shows no line twice when the stream was opened again', () => {
    expect(idsOf(addLines(lines(1, 2, 3), lines(2, 3, 4)))).toEqual([2, 3, 4]);
    expect(idsOf(addLines(lines(90, 91), lines(1)))).toEqual([1]);
  });

  it('keeps the newest and stays the same for an empty batch', () => {
    expect(idsOf(addLines(lines(1, 2), lines(3, 4), 3))).toEqual([2, 3, 4]);
    const kept = lines(1);
    expect(addLines(kept, [])).toBe(kept);
  });
});

describe('lines', () => {
  it('are found whatever their case', () => {
    expect(idsOf(filterLines(lines(1, 2, 12), ' LINE 1'))).toEqual([1, 12]);
  });

  it('lose what was meant for a terminal and nothing else', () => {
    expect(plainText('\u001B[1;31merror\u001B[0m [x] 3m')).toBe('error [x] 3m');
  });
});
