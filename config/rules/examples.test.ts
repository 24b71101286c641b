import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkConfig } from '../check.ts';
import type { ConfigContext } from '../context.ts';
import { parseConfig } from '../document.ts';
import { applyEdits } from '../edits/text.ts';
import type { Problem } from '../problem.ts';
import { DEPLOYMENT_RULES, RULES } from './rules.ts';

const folder = join(import.meta.dirname, 'examples');

interface Example {
  readonly rule: string;
  readonly file: string;
  readonly text: string;
  readonly context: ConfigContext;
  /** Counts from 1; of the line with the mark `# <-`. */
  readonly markedLine: number;
}

const DEFAULTS: ConfigContext = {
  environmentNames: null,
  hasOutboundNetwork: true,
  cacheTypes: null,
  litellmVersion: '1.104.4',
};

/** An example may begin with `# context: {…}`, where it differs from a gateway of which nothing special is known. */
function readExample(rule: string, file: string): Example {
  const text = readFileSync(join(folder, rule, file), 'utf8');
  const own = /^# context: (\{.*\})$/m.exec(text)?.[1] ?? '{}';
  return {
    rule,
    file,
    text,
    context: { ...DEFAULTS, ...(JSON.parse(own) as Partial<ConfigContext>) },
    markedLine: text.split('\n').findIndex((line) => line.includes('# <-')) + 1,
  };
}

const examples = readdirSync(folder).flatMap((rule) =>
  readdirSync(join(folder, rule)).map((file) => readExample(rule, file)),
);
const bad = examples.filter(({ file }) => file.startsWith('bad'));
const good = examples.filter(({ file }) => file.startsWith('good'));

const check = (text: string, context: ConfigContext): readonly Problem[] =>
  checkConfig(parseConfig(text), context);

const commentsOf = (text: string): string[] => text.match(/#.*$/gm) ?? [];

test('every rule has bad and good examples, and every example has a rule', () => {
  const rules = [...DEPLOYMENT_RULES, ...RULES].map(({ name }) => name).sort();
  expect([...new Set(bad.map(({ rule }) => rule))].sort()).toEqual(rules);
  expect([...new Set(good.map(({ rule }) => rule))].sort()).toEqual(rules);
});

describe.each(bad)('$rule/$file', ({ rule, text, context, markedLine }) => {
  const problems = check(text, context);

  test('yields its rule at the marked line and nothing else', () => {
    expect(problems.map((problem) => `${problem.range.start.line} ${problem.rule}`)).toEqual([
      `${markedLine} ${rule}`,
    ]);
  });

  test('says what is wrong in a sentence of its own', () => {
    const message = problems[0]?.message ?? '';
    expect(message).toMatch(/^["A-Z]|^[a-z_]+ /);
    expect(message).not.toMatch(/Error:|undefined|\[object/);
  });

  const fix = problems[0]?.fix;
  if (fix === undefined) return;

  test('has a fix that mends it and keeps every comment', () => {
    const mended = applyEdits(text, fix.edits);
    expect(check(mended, context).filter((problem) => problem.rule === rule)).toEqual([]);
    expect(parseConfig(mended).problems).toEqual([]);
    // A line that is taken out takes its own comment along.
    const mark = /^(Remove|Move)/.test(fix.title) ? '# <-' : undefined;
    const kept = commentsOf(text).filter((comment) => mark === undefined || !comment.startsWith(mark));
    expect(commentsOf(mended)).toEqual(expect.arrayContaining(kept));
  });
});

test.each(good)('$rule/$file yields nothing of this rule', ({ rule, text, context }) => {
  expect(check(text, context).filter((problem) => problem.rule === rule)).toEqual([]);
});

test.each(good)('$rule/$file has no problem at all', ({ text, context }) => {
  expect(check(text, context)).toEqual([]);
});
