import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ConfigDocument, parseConfig } from '../document.ts';
import { addDeployment, moveDeployment, removeDeployment, renameModel, setWeights } from './model-list.ts';
import { removeValue } from './remove-value.ts';
import { setDefaultFallbacks, setFallbacks, setRoutingStrategy } from './routing.ts';
import { setValue } from './set-value.ts';
import { applyEdits, type EditResult, invertEdits } from './text.ts';

/** The document after an edit; fails where the edit is refused, breaks the YAML or cannot be undone. */
function after(document: ConfigDocument, result: EditResult): ConfigDocument {
  if (result.kind === 'refused') throw new Error(result.reason);
  const text = applyEdits(document.text, result.edits);
  expect(applyEdits(text, invertEdits(document.text, result.edits))).toBe(document.text);
  const next = parseConfig(text);
  expect(next.problems, text).toEqual([]);
  return next;
}

const commentsOf = (text: string): string[] => text.match(/# note \d+/g) ?? [];

const block = `# note 1
model_list: # note 2
  # note 3
  - model_name: gpt-4o # note 4
    litellm_params:
      model: openai/gpt-4o # note 5
      weight: 9 # note 6

  # note 7
  - model_name: gpt-4o
    litellm_params:
      model: bedrock/anthropic.claude-3-5-sonnet-20240620-v1:0
    # note 8
  - model_name: 'claude'
    litellm_params: { model: bedrock/claude, rpm: 10 }
router_settings: # note 9
  fallbacks: [{ "gpt-4o": ["claude"] }] # note 10
  # note 11
`;

describe('on a commented config in block style', () => {
  const document = parseConfig(block);

  test('weights are set in place and added where they are missing, and nothing else changes', () => {
    const next = after(document, setWeights(document, 'gpt-4o', [3, 1]));
    expect(next.text).toBe(
      block.replace('weight: 9', 'weight: 3').replace('20240620-v1:0\n', '20240620-v1:0\n      weight: 1\n'),
    );
  });

  test('a weight is added to parameters written on one line', () => {
    expect(after(document, setWeights(document, 'claude', [1])).text).toContain(
      '{ model: bedrock/claude, rpm: 10, weight: 1 }',
    );
  });

  test('renaming follows the name into fallbacks and keeps the quotes', () => {
    const next = after(document, renameModel(document, 'gpt-4o', 'chat'));
    expect(next.text).toBe(
      block.replaceAll('model_name: gpt-4o', 'model_name: chat').replace('"gpt-4o"', '"chat"'),
    );
    expect(after(document, renameModel(document, 'claude', 'x')).text).toContain(`model_name: 'x'`);
  });

  test('a removed deployment takes the comment directly above it along, and only that', () => {
    const next = after(document, removeDeployment(document, 1));
    expect(next.text).not.toContain('note 7');
    expect(commentsOf(next.text)).toHaveLength(commentsOf(block).length - 1);
    expect((next.value as { model_list: unknown[] }).model_list).toHaveLength(2);
  });

  test('a moved deployment keeps its comment and all others keep theirs', () => {
    const next = after(document, moveDeployment(document, 1, 0));
    expect(next.text.indexOf('note 7')).toBeLessThan(next.text.indexOf('note 3'));
    expect(commentsOf(next.text).sort()).toEqual(commentsOf(block).sort());
    expect(after(next, moveDeployment(next, 0, 1)).value).toEqual(document.value);
  });

  test('an added deployment is written as the others are', () => {
    const next = after(
      document,
      addDeployment(document, { model_name: 'new', litellm_params: { model: 'openai/x', weight: 1 } }),
    );
    expect(next.text).toContain(
      '\n  - model_name: new\n    litellm_params:\n      model: openai/x\n      weight: 1\nrouter_settings',
    );
  });

  test('a strategy is added to the section that is there', () => {
    expect(after(document, setRoutingStrategy(document, 'least-busy')).text).toContain(
      '\n  routing_strategy: least-busy\n',
    );
  });

  test('fallbacks are changed, added and taken out', () => {
    const changed = after(document, setFallbacks(document, 'fallbacks', 'gpt-4o', ['claude', 'other']));
    expect(changed.text).toContain('[{ "gpt-4o": [claude, other] }] # note 10');
    const added = after(document, setFallbacks(document, 'context_window_fallbacks', 'claude', ['gpt-4o']));
    expect(added.value).toMatchObject({
      router_settings: { context_window_fallbacks: [{ claude: ['gpt-4o'] }] },
    });
    const gone = after(document, setFallbacks(document, 'fallbacks', 'gpt-4o', []));
    expect(gone.text).toContain('fallbacks: [] # note 10');
    expect(after(document, setDefaultFallbacks(document, ['claude'])).value).toMatchObject({
      router_settings: { default_fallbacks: ['claude'] },
    });
  });
});

describe('on unusual documents', () => {
  test.each([
    '',
    '# only a comment\n',
    '---\n',
    'model_list:\n',
    'model_list: []\n',
    'model_list: [] # none yet\n',
  ])('a deployment is added to %j', (text) => {
    const document = parseConfig(text);
    const next = after(
      document,
      addDeployment(document, { model_name: 'a', litellm_params: { model: 'openai/a' } }),
    );
    expect(next.value).toEqual({ model_list: [{ model_name: 'a', litellm_params: { model: 'openai/a' } }] });
    expect(next.text).toContain(text.includes('none yet') ? '# none yet' : '');
  });

  test('Windows line ends stay', () => {
    const document = parseConfig(block.replaceAll('\n', '\r\n'));
    const next = after(document, setWeights(document, 'gpt-4o', [3, 1]));
    expect(next.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('the last item leaves an empty list', () => {
    const document = parseConfig('model_list:\n  - model_name: a\n    litellm_params: {model: x}\n');
    expect(after(document, removeDeployment(document, 0)).value).toEqual({ model_list: [] });
  });

  test('the first key of an item is removed without its dash', () => {
    const document = parseConfig(
      'model_list:\n  - model_name: a\n    # kept\n    litellm_params: {model: x}\n',
    );
    const next = after(document, removeValue(document, ['model_list', 0, 'model_name']));
    expect(next.value).toEqual({ model_list: [{ litellm_params: { model: 'x' } }] });
    expect(next.text).toContain('# kept');
  });

  const anchored =
    'x: &base\n  rpm: 10\nmodel_list:\n  - model_name: a\n    litellm_params:\n      <<: *base\n      model: m\n  - model_name: b\n    litellm_params: *base\n';

  test('a merged value is overridden in its own place', () => {
    const document = parseConfig(anchored);
    const next = after(document, setValue(document, ['model_list', 0, 'litellm_params', 'rpm'], 20));
    expect(next.value).toMatchObject({
      x: { rpm: 10 },
      model_list: [{ litellm_params: { rpm: 20, model: 'm' } }, { litellm_params: { rpm: 10 } }],
    });
  });

  test('parameters that are an alias get their own mapping that merges it', () => {
    const document = parseConfig(anchored);
    const next = after(document, setValue(document, ['model_list', 1, 'litellm_params', 'rpm'], 30));
    expect(next.value).toMatchObject({ x: { rpm: 10 }, model_list: [{}, { litellm_params: { rpm: 30 } }] });
  });

  test('an anchor that others use is not removed', () => {
    const document = parseConfig(anchored);
    expect(removeValue(document, ['x']).kind).toBe('refused');
  });
});

const name = fc.constantFrom('gpt-4o', 'claude', 'nova', 'yes', '*', 'a: b', "it's", '12', 'x/y:1');
const scalar = fc.oneof(
  name,
  fc.integer({ min: 0, max: 1000 }),
  fc.boolean(),
  fc.constant(null),
  fc.string(),
);

interface Made {
  readonly text: string;
}

/** Configs as people write them: both styles, odd indentation, comments in every place. */
const configs: fc.Arbitrary<Made> = fc
  .record({
    deployments: fc.array(
      fc.record({
        name,
        model: name,
        weight: fc.option(fc.nat(10)),
        isFlow: fc.boolean(),
        isCommented: fc.boolean(),
      }),
      { maxLength: 5 },
    ),
    step: fc.constantFrom(2, 4),
    isFlushList: fc.boolean(),
    newline: fc.constantFrom('\n', '\r\n'),
    fallbacks: fc.array(fc.tuple(name, name), { maxLength: 2 }),
  })
  .map(({ deployments, step, isFlushList, newline, fallbacks }) => {
    let count = 0;
    const note = (): string => `# note ${(count += 1)}`;
    const quote = (text: string): string => JSON.stringify(text);
    const pad = ' '.repeat(isFlushList ? 0 : step);
    const lines = [note(), deployments.length > 0 ? `model_list: ${note()}` : 'model_list: []'];
    for (const { name: own, model, weight, isFlow, isCommented } of deployments) {
      lines.push(`${pad}- model_name: ${quote(own)} ${note()}`);
      if (isCommented) lines.push(`${pad}  ${note()}`, '');
      const params = [`model: ${quote(model)}`, ...(weight === null ? [] : [`weight: ${weight}`])];
      if (isFlow) lines.push(`${pad}  litellm_params: {${params.join(', ')}} ${note()}`);
      else
        lines.push(
          `${pad}  litellm_params:`,
          ...params.map((line) => `${pad}  ${' '.repeat(step)}${line} ${note()}`),
        );
    }
    lines.push(note(), 'router_settings:');
    lines.push(
      `${' '.repeat(step)}fallbacks: [${fallbacks.map(([from, to]) => `{${quote(from)}: [${quote(to)}]}`).join(', ')}] ${note()}`,
      '',
    );
    return { text: lines.join(newline) };
  });

describe('whatever the config', () => {
  test('a value that is set reads back as it was set, and every other value and every comment stays', () => {
    fc.assert(
      fc.property(
        configs,
        fc.nat(4),
        fc.constantFrom('weight', 'rpm', 'model', 'new_key'),
        scalar,
        ({ text }, index, key, value) => {
          const document = parseConfig(text);
          expect(document.problems, text).toEqual([]);
          const expected = structuredClone(document.value) as {
            model_list: { litellm_params: Record<string, unknown> }[];
          };
          const item = expected.model_list[index];
          fc.pre(item !== undefined);
          item.litellm_params[key] = value;
          const next = after(
            document,
            setValue(document, ['model_list', index, 'litellm_params', key], value),
          );
          expect(next.value).toEqual(expected);
          expect(commentsOf(next.text)).toEqual(commentsOf(text));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('weights, removals and moves do what they say', () => {
    fc.assert(
      fc.property(configs, fc.nat(4), fc.nat(4), ({ text }, first, second) => {
        const document = parseConfig(text);
        const list = (document.value as { model_list: unknown[] }).model_list;
        fc.pre(first < list.length && second < list.length);
        const moved = after(document, moveDeployment(document, first, second));
        const order = [...list];
        order.splice(second, 0, ...order.splice(first, 1));
        expect((moved.value as { model_list: unknown[] }).model_list).toEqual(order);
        expect(commentsOf(moved.text).sort()).toEqual(commentsOf(text).sort());
        const removed = after(document, removeDeployment(document, first));
        expect((removed.value as { model_list: unknown[] }).model_list).toEqual(
          list.filter((_, index) => index !== first),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('a renamed model leaves no trace of its old name in names and fallbacks', () => {
    fc.assert(
      fc.property(configs, name, fc.string({ minLength: 1 }), ({ text }, from, to) => {
        const document = parseConfig(text);
        const next = after(document, renameModel(document, from, to));
        const renamed = JSON.parse(JSON.stringify(document.value), (key, value: unknown) =>
          value === from && key !== 'model' ? to : value,
        ) as {
          model_list: unknown;
        };
        expect((next.value as typeof renamed).model_list).toEqual(renamed.model_list);
        expect(commentsOf(next.text)).toEqual(commentsOf(text));
      }),
      { numRuns: 200 },
    );
  });
});
