import type { Path } from '../../problem.ts';
import { changeTo } from '../parts/fixes.ts';
import { readDuration } from '../parts/durations.ts';
import { perItem } from '../parts/per-item.ts';
import { readReference } from '../parts/references.ts';
import { quoted } from '../parts/words.ts';
import { type Leaf, leavesOf } from '../parts/walk.ts';
import { isRecord } from '../../deployments.ts';
import type { Finding, Rule, Subject } from '../rule.ts';

/** Where a duration stands, by the name of the setting. */
const DURATION =
  /(^|_)(budget_duration|time_period|retention_period|retention_interval|rotation_interval|grace_period|spend_report_frequency)$|^(duration|internal_user_budget_duration)$/;
const BUDGET =
  /(^|_)(max_budget|soft_budget|internal_user_budget|budget_limit|max_budget_in_team)$|^max_ui_session_budget$/;

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

function budgetProblem({ value, path }: Leaf): Finding | undefined {
  if (value === null || (typeof value === 'string' && readReference(value))) return undefined;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number))
    return {
      severity: 'error',
      path,
      message: 'A budget is a number of dollars, without a currency sign: such as 100 or 0.5',
    };
  if (number >= 0) return undefined;
  return {
    severity: 'warning',
    path,
    message: 'A budget below zero refuses every call: write the amount in dollars, zero or more',
  };
}

interface Found {
  readonly rule: 'duration' | 'budget';
  readonly finding: Finding;
}

const foundIn = perItem((value) =>
  leavesOf(value).flatMap((leaf): readonly Found[] => {
    const name = String(leaf.path.at(-1));
    const duration = DURATION.test(name) ? durationProblem(leaf) : undefined;
    if (duration) return [{ rule: 'duration', finding: duration }];
    const budget = BUDGET.test(name) ? budgetProblem(leaf) : undefined;
    return budget ? [{ rule: 'budget', finding: budget }] : [];
  }),
);

function collect(subject: Subject, rule: Found['rule']): readonly Finding[] {
  const found: Finding[] = [];
  const add = (value: object, path: Path): void => {
    for (const one of foundIn(value, subject.context))
      if (one.rule === rule) found.push({ ...one.finding, path: [...path, ...one.finding.path] });
  };
  subject.items.forEach((item, index) => isRecord(item) && add(item, ['model_list', index]));
  for (const [name, value] of Object.entries(subject.root))
    if (name !== 'model_list' && typeof value === 'object' && value !== null) add(value, [name]);
  return found;
}

export const badDuration: Rule = {
  name: 'bad-duration',
  needsWhole: false,
  find: (subject) => collect(subject, 'duration'),
};

export const badBudget: Rule = {
  name: 'bad-budget',
  needsWhole: false,
  find: (subject) => collect(subject, 'budget'),
};
