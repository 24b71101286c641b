import { describe, expect, it } from 'vitest';
import type { Problem, Severity } from '../../../../../config/problem.ts';
import { nextProblem, sayProblems } from './problem-words.ts';

const at = (offset: number, severity: Severity = 'error'): Problem => {
  const position = { offset, line: 1, column: offset + 1 };
  return { severity, rule: 'any', message: 'Any', path: [], range: { start: position, end: position } };
};

describe('problems', () => {
  it('are counted in words', () => {
    expect(sayProblems([])).toBe('No problems');
    expect(sayProblems([at(0), at(1, 'warning'), at(2, 'warning'), at(3, 'info')])).toBe(
      '1 error, 2 warnings, 1 note',
    );
  });

  it('follow each other around the end, in both directions', () => {
    const problems = [at(5), at(9), at(20)];
    expect(nextProblem(problems, -1, 1)).toBe(0);
    expect(nextProblem(problems, 9, 1)).toBe(2);
    expect(nextProblem(problems, 20, 1)).toBe(0);
    expect(nextProblem(problems, 5, -1)).toBe(2);
    expect(nextProblem([], 5, 1)).toBe(-1);
  });
});
