import { checkConfig } from '../../../../config/check.ts';
import type { ConfigContext } from '../../../../config/context.ts';
import { parseConfig } from '../../../../config/document.ts';
import type { Severity } from '../../../../config/problem.ts';
import { readText } from './read-text.ts';

/** One problem as it is printed. Line and column count from 1. */
export interface FileProblem {
  /** As it was given. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
}

export type FileOutcome =
  | { readonly kind: 'checked'; readonly problems: readonly FileProblem[] }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads one file and checks it; what is no config, or no text, is a problem of the file. */
export async function checkFile(file: string, context: ConfigContext): Promise<FileOutcome> {
  const reading = await readText(file);
  if (reading.kind === 'unreadable') return reading;
  if (reading.kind === 'too-large') return { kind: 'checked', problems: [tooLarge(file)] };
  const problems = checkConfig(parseConfig(reading.text), context);
  return {
    kind: 'checked',
    problems: problems.map(({ range: { start }, severity, rule, message }) => ({
      file,
      line: start.line,
      column: start.column,
      severity,
      rule,
      message,
    })),
  };
}

const tooLarge = (file: string): FileProblem => ({
  file,
  line: 1,
  column: 1,
  severity: 'error',
  rule: 'yaml-too-large',
  message: 'This file is larger than 5 MB: no config.yaml needs that much',
});
