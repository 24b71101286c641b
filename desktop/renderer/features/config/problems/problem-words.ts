import type { Problem, Severity } from '../../../../../config/problem.ts';
import { countOf } from '../../../ui/format.ts';

export const SEVERITY_WORDS: Record<Severity, string> = {
  error: 'Error',
  warning: 'Warning',
  info: 'Note',
};

export const countBySeverity = (problems: readonly Problem[]): Readonly<Record<Severity, number>> => {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of problems) counts[severity] += 1;
  return counts;
};

/** "2 errors, 1 warning, 3 notes"; "No problems" for none. */
export function sayProblems(problems: readonly Problem[]): string {
  const { error, warning, info } = countBySeverity(problems);
  const parts = [
    error > 0 ? countOf(error, 'error') : '',
    warning > 0 ? countOf(warning, 'warning') : '',
    info > 0 ? countOf(info, 'note') : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : 'No problems';
}

/** The place in the list after (or before) an offset of the text, around the end; -1 when there is none. */
export function nextProblem(problems: readonly Problem[], offset: number, direction: 1 | -1): number {
  if (problems.length === 0) return -1;
  if (direction === 1) {
    const found = problems.findIndex(({ range }) => range.start.offset > offset);
    return found < 0 ? 0 : found;
  }
  const found = problems.findLastIndex(({ range }) => range.start.offset < offset);
  return found < 0 ? problems.length - 1 : found;
}
