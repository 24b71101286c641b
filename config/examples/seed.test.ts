import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkConfig } from '../check.ts';
import type { ConfigContext } from '../context.ts';
import { parseConfig } from '../document.ts';

const folder = join(import.meta.dirname, 'seed');

const context: ConfigContext = {
  environmentNames: null,
  hasOutboundNetwork: true,
  cacheTypes: null,
  litellmVersion: '1.104.4',
};

/** Parts of a config, as the gateway's first guide showed them; those without models are told so, at their first line. */
const expected: Readonly<Record<string, readonly string[]>> = {
  // Each second line is indented deeper than what it belongs to.
  'ab-test.yaml': ['1:15 error yaml-syntax', '5:15 error yaml-syntax'],
  // The same, indented well, under the guide's own default strategy.
  'ab-test-under-usage.yaml': [
    '5:15 warning ignored-weights',
    '11:21 info usage-without-redis',
    '12:3 warning unknown-key',
  ],
  'load-balancing.yaml': [],
  'limits.yaml': [3, 4, 8, 9, 13, 14].map((line) => `${line}:5 info misplaced-limit`),
  'routing-strategy.yaml': [
    '1:1 warning no-models',
    '2:21 info usage-without-redis',
    '3:3 warning unknown-key',
  ],
  'context-window-fallbacks.yaml': [
    '1:1 warning no-models',
    '2:33 warning unknown-fallback',
    '2:79 error unknown-fallback',
  ],
  'fallbacks.yaml': ['1:1 warning no-models', '2:18 warning unknown-fallback', '2:29 error unknown-fallback'],
  'default-fallbacks.yaml': ['1:1 warning no-models', '2:23 error unknown-fallback'],
  'guardrails.yaml': ['1:1 warning no-models'],
  'settings.yaml': [
    '1:1 warning no-models',
    '9:22 warning old-s3-callback',
    '10:22 warning old-s3-callback',
    '11:22 warning unknown-callback',
  ],
};

test('every example is here', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(expected).sort());
});

test.each(Object.entries(expected))('%s is reported exactly', (file, reported) => {
  const problems = checkConfig(parseConfig(readFileSync(join(folder, file), 'utf8')), context);
  expect(
    problems.map(
      ({ range: { start }, severity, rule }) => `${start.line}:${start.column} ${severity} ${rule}`,
    ),
  ).toEqual(reported);
});

test('a slip in the name of a setting is told with the name that was meant', () => {
  const document = parseConfig(readFileSync(join(folder, 'routing-strategy.yaml'), 'utf8'));
  const problem = checkConfig(document, context).find(({ rule }) => rule === 'unknown-key');
  expect(problem?.message).toContain('"enable_pre_call_checks"');
});
