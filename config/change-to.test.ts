import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPair, type Node, type Pair } from 'yaml';
import { type ConfigDocument, parseConfig } from './document.ts';
import { addDeployment, moveDeployment, removeDeployment } from './edits/model-list.ts';
import { setValue } from './edits/set-value.ts';
import type { Path } from './problem.ts';
import { configText, strike, strokes } from './yaml/arbitrary-yaml.fixture.ts';

type Item = Node | Pair<Node, Node | null> | null;

/** Nodes as plain data: everything that says what they are and where they stand. */
function plain(item: Item): unknown {
  if (item === null) return null;
  if (isPair(item)) return [plain(item.key), plain(item.value)];
  const { anchor, tag, source, value, type, flow } = item as unknown as Record<string, unknown>;
  const items = 'items' in item ? (item.items as Item[]).map(plain) : undefined;
  return { range: [...(item.range ?? [])], anchor, tag, source, value: String(value), type, flow, items };
}

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const steps = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [path, ...steps.flatMap((step) => pathsOf(value[step as keyof typeof value], [...path, step]))];
}

const EDITED: readonly Path[] = [
  ['model_list', 0, 'litellm_params', 'weight'],
  ['model_list', 2, 'model_name'],
  ['router_settings', 'num_retries'],
  ['litellm_settings', 'fallbacks', 0],
  ['general_settings', 'a', 'b'],
];

/** What an edit comes to; of one that fails, how. */
function outcome(edit: () => unknown): unknown {
  try {
    return edit();
  } catch (error) {
    return String(error);
  }
}

/** All that a document answers. */
function answers(document: ConfigDocument): unknown {
  const { value, problems, yaml, text } = document;
  const paths = pathsOf(value);
  return {
    value,
    problems,
    range: [...(yaml?.range ?? [])],
    nodes: plain(yaml?.contents ?? null),
    places: paths.map((path) => [path, document.rangeOf(path), document.keyRangeOf(path)]),
    around: Array.from({ length: 24 }, (_, step) => document.pathAt(Math.floor((step * text.length) / 23))),
    edits: [
      ...EDITED.map((path) => outcome(() => setValue(document, path, 7))),
      outcome(() => addDeployment(document, { model_name: 'n', litellm_params: { model: 'openai/n' } })),
      outcome(() => removeDeployment(document, 1)),
      outcome(() => moveDeployment(document, 0, 1)),
    ],
  };
}

const LIST = `# ours
model_list:
  - model_name: a # first
    litellm_params: {model: openai/a, weight: 1}
  # of b
  - model_name: b
    litellm_params:
      model: openai/b
      weight: 2

  - model_name: c
    litellm_params: {model: openai/c}
router_settings:
  num_retries: 1
`;

const itemsOf = ({ value }: ConfigDocument): readonly unknown[] =>
  (value as { model_list: readonly unknown[] }).model_list;

describe('a document that changes to another text', () => {
  it('answers as one that reads the whole text, after any strokes', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(configText, strokes, (text, list) => {
        let document = parseConfig(text);
        for (const stroke of list) {
          document = document.changeTo(strike(document.text, stroke));
          expect(answers(document)).toEqual(answers(parseConfig(document.text)));
        }
      }),
      { numRuns: 400 },
    );
  });

  it.for([
    ['a value', 'weight: 2', 'weight: 25', [0, 2]],
    ['a key that is half written', '      weight: 2\n', '      weight: 2\n      rp\n', [0, 2]],
    ['a comment behind an item', 'weight: 2\n\n', 'weight: 2\n\n  # of c\n', [0]],
    ['the first item', 'openai/a', 'azure/a', [1, 2]],
    ['the last item', 'openai/c', 'azure/c', [0, 1]],
    ['an item that becomes two', '      weight: 2\n', '      weight: 2\n  - model_name: d\n', [0]],
    ['two items at once', 'weight: 1}\n  # of b\n  - model_name: b', 'weight: 3}\n  - model_name: bb', [2]],
    ['a section', 'num_retries: 1', 'num_retries: 12', [0, 1, 2]],
  ] as const)('keeps the objects of untouched items: %s', ([, before, after, kept]) => {
    for (const newline of ['\n', '\r\n']) {
      const [old, text] = [LIST, LIST.replace(before, after)].map((each) => each.replaceAll('\n', newline));
      const document = parseConfig(old!);
      const changed = document.changeTo(text!);
      expect(answers(changed)).toEqual(answers(parseConfig(text!)));
      for (const index of kept) expect(itemsOf(changed)).toContain(itemsOf(document)[index]);
    }
  });

  it.for([
    ['an anchor', 'model: openai/b', 'model: &b openai/b'],
    ['an alias', 'model: openai/b', 'model: *b'],
    ['a quote that has no partner', 'model: openai/b', 'model: "openai/b'],
    ['the mark of a document', '  - model_name: c', '---\n  - model_name: c'],
    ['a dash in another column', '  - model_name: b', '   - model_name: b'],
    ['another key at the top', 'router_settings', 'litellm_settings'],
  ] as const)('reads the whole text where something may reach across: %s', ([, before, after]) => {
    const document = parseConfig(LIST);
    const text = LIST.replace(before, after);
    const changed = document.changeTo(text);
    expect(answers(changed)).toEqual(answers(parseConfig(text)));
    if (changed.value !== undefined) expect(itemsOf(changed)[0]).not.toBe(itemsOf(document)[0]);
  });

  it('goes on answering for the text that it had', () => {
    const document = parseConfig(LIST);
    const before = answers(document);
    const changed = document.changeTo(LIST.replace('weight: 1', 'weight: 100'));
    expect(itemsOf(changed)[1]).toBe(itemsOf(document)[1]);
    expect(answers(document)).toEqual(before);
    expect(answers(changed)).toEqual(answers(parseConfig(changed.text)));
  });

  it('is the same document while the text is the same', () => {
    const document = parseConfig(LIST);
    expect(document.changeTo(LIST)).toBe(document);
  });
});
