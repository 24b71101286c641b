import { describe, expect, test } from 'vitest';
import { checkConfig } from './check.ts';
import type { ConfigContext } from './context.ts';
import { parseConfig } from './document.ts';
import { applyEdits } from './edits/text.ts';
import { MAX_PROBLEMS } from './yaml/limits.ts';

const context: ConfigContext = {
  environmentNames: null,
  hasOutboundNetwork: true,
  cacheTypes: null,
  litellmVersion: '1.104.4',
};

const rulesOf = (text: string, other = context): string[] =>
  checkConfig(parseConfig(text), other).map(({ range, rule }) => `${range.start.line} ${rule}`);

const nova = `model_list:
  - model_name: nova
    litellm_params:
      model: bedrock/amazon.nova-pro-v1:0
`;

describe('problems', () => {
  test('stand in the order of the text, whoever found them', () => {
    const text = `${nova}      wieght: 1
router_settings:
  num_retries: many
  routing_strategy: simple_shuffle
  fallbacks: [{ nova: [gone] }]
general_settings:
  master_key: sk-1234
`;
    expect(rulesOf(text)).toEqual([
      '5 unknown-key',
      '7 wrong-type',
      '8 unknown-routing-strategy',
      '9 unknown-fallback',
      '11 weak-master-key',
    ]);
  });

  test('are one for each place: the key in clear text that LiteLLM refuses is said to be refused', () => {
    expect(rulesOf(`${nova}general_settings: { master_key: sk-1234 }\n`)).toEqual(['5 weak-master-key']);
  });

  test('are at most as many as anybody reads', () => {
    const items = Array.from({ length: 2 * MAX_PROBLEMS }, () => '  - model_name: a\n').join('');
    expect(checkConfig(parseConfig(`model_list:\n${items}`), context)).toHaveLength(MAX_PROBLEMS);
  });

  test('stand on one line, also where a whole deployment is meant', () => {
    const [problem] = checkConfig(
      parseConfig('model_list:\n  - litellm_params:\n      model: gpt-4o\n'),
      context,
    );
    expect(problem?.range.start).toMatchObject({ line: 2, column: 5 });
    expect(problem?.range.end.line).toBe(2);
  });
});

describe('an unknown key', () => {
  test('that is close to a known one can be renamed, and keeps its value and comment', () => {
    const text = `${nova}router_settings:\n  enable_pre_call_check: true # as it was\n`;
    const [problem] = checkConfig(parseConfig(text), context);
    expect(problem).toMatchObject({ rule: 'unknown-key', severity: 'warning' });
    expect(applyEdits(text, problem?.fix?.edits ?? [])).toBe(
      `${nova}router_settings:\n  enable_pre_call_checks: true # as it was\n`,
    );
  });

  test('that is close to nothing has no fix', () => {
    const [problem] = checkConfig(parseConfig(`${nova}router_settings:\n  zebra: true\n`), context);
    expect(problem).toMatchObject({ rule: 'unknown-key' });
    expect(problem).not.toHaveProperty('fix');
  });

  test('of a deployment is passed on to the provider, and no problem unless it looks like a slip', () => {
    expect(rulesOf(`${nova}      top_k_per_query: 3\n`)).toEqual([]);
    expect(rulesOf(`${nova}      aws_region_nmae: eu-central-1\n`)).toEqual(['5 unknown-key']);
  });
});

describe('broken YAML', () => {
  test('is all there is to say of what stands behind it', () => {
    const text = `${nova}general_settings:\n  master_key: sk-1234\n  a: [\nrouter_settings:\n  routing_strategy: nothing\n`;
    const problems = checkConfig(parseConfig(text), context);
    expect(problems.map(({ rule }) => rule)).toContain('yaml-syntax');
    expect(problems.map(({ rule }) => rule)).toContain('weak-master-key');
    expect(problems.map(({ rule }) => rule)).not.toContain('unknown-routing-strategy');
  });

  test('hides what depends on the whole text', () => {
    const text = `router_settings:\n  fallbacks: [{ nova: [sonnet] }]\nmodel_list: [\n  { model_name: nova`;
    expect(checkConfig(parseConfig(text), context).every(({ rule }) => rule.startsWith('yaml-'))).toBe(true);
  });

  test.each([
    'a: *b',
    'x: !!binary "',
    '\0',
    '- '.repeat(5000),
    '&a [*a]',
    '? {a: b}\n: c',
    '<<: 3',
    '[',
    '{',
  ])('never throws: %j', (text) => {
    expect(checkConfig(parseConfig(text), context).length).toBeGreaterThan(0);
  });
});

describe('values of any shape', () => {
  const shapes = ['null', '1', '"x"', '[]', '{}', '[[1]]', '{a: {b: 1}}', 'true', '2024-10-21'];
  const places = [
    'model_list',
    'router_settings',
    'litellm_settings',
    'general_settings',
    'guardrails',
    'environment_variables',
  ];
  test.each(places)('under %s are judged and never thrown over', (place) => {
    for (const shape of shapes) {
      const inner = [
        'fallbacks',
        'callbacks',
        'cache_params',
        'master_key',
        'routing_groups',
        'model_group_alias',
      ];
      for (const text of [
        `${place}: ${shape}\n`,
        `${place}: [${shape}]\n`,
        ...inner.map((key) => `${place}: { cache: true, ${key}: ${shape} }\n`),
        `${place}: [{ model_name: ${shape}, litellm_params: ${shape}, guardrail_name: ${shape} }]\n`,
        `${place}: [{ model_name: a, litellm_params: { model: ${shape}, weight: ${shape}, api_key: ${shape}, mode: ${shape}, guardrail: bedrock } }]\n`,
      ]) {
        for (const problem of checkConfig(parseConfig(text), context)) {
          expect(problem.message, text).not.toMatch(/undefined|\[object/);
          expect(problem.range.end.offset, text).toBeLessThanOrEqual(text.length);
          for (const edit of problem.fix?.edits ?? [])
            expect(edit.end, text).toBeLessThanOrEqual(text.length);
        }
      }
    }
  });
});

test('a deployment that stays the same object is looked at once for each context', () => {
  let reads = 0;
  const document = parseConfig(nova);
  const list = (document.value as { model_list: { litellm_params: object }[] }).model_list;
  const params = list[0]!.litellm_params;
  Object.defineProperty(params, 'rpm', { get: () => ((reads += 1), 100), enumerable: true });
  checkConfig(document, context);
  const first = reads;
  checkConfig(document, context);
  // Groups are read anew each time, once a deployment; the rules of one deployment are not.
  expect(reads - first).toBeLessThan(first);
  expect(reads - first).toBe(1);
});
