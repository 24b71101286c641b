import { readDuration } from '../parts/durations.ts';
import { eachValueOf } from '../parts/each-value.ts';
import { changeTo } from '../parts/fixes.ts';
import { readReference } from '../parts/references.ts';
import type { Leaf } from '../parts/walk.ts';
import { quoted } from '../parts/words.ts';
import type { Finding, Rule } from '../rule.ts';

/** Settings whose value is a duration. */
const DURATION =
  /(^|_)(budget_duration|time_period|retention_period|retention_interval|rotation_interval|grace_period|spend_report_frequency)$|^(duration|internal_user_budget_duration)$/;

/** LiteLLM meets a duration that it cannot read when it makes a user or counts a budget, and that call fails. */
export const badDuration: Rule = {
  name: 'bad-duration',
  needsWhole: false,
  find: eachValueOf(DURATION, durationProblem),
};

function durationProblem({ value, path }: Leaf): Finding | undefined {
  if (value === null || (typeof value === 'string' && readReference(value))) return undefined;
  if (typeof value === 'number')
    return {
      severity: 'error',
      path,
      message: `A duration needs a unit: write ${quoted(`${value}s`)} for seconds, or m, h, d, w or mo`,
    };
  if (typeof value !== 'string')
    return { severity: 'error', path, message: 'A duration is a text such as "30d" or "1mo"' };
  const duration = readDuration(value);
  if (duration.kind === 'duration') return undefined;
  if (duration.kind === 'zero')
    return {
      severity: 'error',
      path,
      message: 'A duration of zero never ends: write how long it lasts, such as "30d" or "1mo"',
    };
  return {
    severity: 'error',
    path,
    message: `LiteLLM reads a number and a unit (s, m, h, d, w, mo), such as "30d" or "1mo", not ${quoted(value)}`,
    ...(duration.meant !== undefined && { fix: changeTo(duration.meant) }),
  };
}
