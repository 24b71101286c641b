import type { Severity } from '../../../../config/problem.ts';
import type { FileProblem } from './check-file.ts';

/** `file:line:column  severity  rule  message`, each column as wide as its widest. */
export function problemLines(problems: readonly FileProblem[]): readonly string[] {
  const rows = problems.map(({ file, line, column, severity, rule, message }) => [
    `${file}:${line}:${column}`,
    severity,
    rule,
    message,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}

const SEVERITIES: readonly (readonly [Severity, string, string])[] = [
  ['error', 'error', 'errors'],
  ['warning', 'warning', 'warnings'],
  ['info', 'note', 'notes'],
];

/** `2 errors, 1 warning`. */
export function summary(problems: readonly FileProblem[]): string {
  const counts = SEVERITIES.flatMap(([severity, one, many]) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return counts.length === 0 ? 'no problems' : counts.join(', ');
}
