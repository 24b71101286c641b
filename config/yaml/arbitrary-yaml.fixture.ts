import fc from 'fast-check';

const named = fc.record({
  name: fc.constantFrom('a', 'gpt-4o', '"*"', "'it''s'", 'über 🚀'),
  n: fc.nat(99),
});

/** Items of a list at some indentation, as people write them. */
const tidyItem = (pad: string): fc.Arbitrary<string> =>
  named.chain(({ name, n }) =>
    fc.constantFrom(
      `${pad}- model_name: ${name}\n${pad}  litellm_params:\n${pad}    model: openai/m${n}\n${pad}    weight: ${n}\n`,
      `${pad}- model_name: ${name} # a comment\n${pad}  litellm_params: { model: openai/m${n}, tags: [x, "y"] }\n`,
      `${pad}# above\n${pad}- litellm_params: {model: m${n}}\n${pad}  model_name: ${name}\n`,
      `${pad}-\n${pad}  model_name: ${name}\n\n${pad}  # inside\n${pad}  model_info: {id: "${n}"}\n# at the margin\n`,
      `${pad}- model_name: ${name}\n${pad}  note: |\n${pad}    line one\n\n${pad}    line two\n`,
      `${pad}- model_name: ${name}\n${pad}  note: >+\n${pad}    folded\n\n\n`,
      `${pad}- model_name: plain\n${pad}    over lines ${n}\n${pad}  quoted: "over\n${pad}    lines \\" ${n}"\n`,
      `${pad}- ${n}\n`,
      `${pad}-\n`,
      `${pad}- - ${n}\n${pad}  - [${n}, {a: 1}]\n`,
      `${pad}- ? model_name\n${pad}  : ${name}\n`,
      `${pad}- model_name: ${name}   \n${pad}  rpm: 0${n}\n${pad}  date: 2024-01-0${n % 10}\n${pad}  on: yes\n`,
    ),
  );

/** Items that have to do with others, or that nobody should write. */
const oddItem = (pad: string): fc.Arbitrary<string> =>
  named.chain(({ name, n }) =>
    fc.constantFrom(
      `${pad}- &m${n} {model_name: ${name}}\n`,
      `${pad}- <<: *shared\n${pad}  model_name: ${name}\n`,
      `${pad}- !!map {model_name: ${name}}\n`,
      `${pad}- model_name: ${name}\n${pad}  model_name: twice\n`,
    ),
  );

const list = (name: string, item: typeof tidyItem): fc.Arbitrary<string> =>
  fc
    .constantFrom('', '  ', '    ')
    .chain((pad) =>
      fc.array(item(pad), { minLength: 1, maxLength: 6 }).map((items) => `${name}:\n${items.join('')}`),
    );
const anyItem = (pad: string): fc.Arbitrary<string> => fc.oneof(tidyItem(pad), oddItem(pad));

const tidySection = fc.constantFrom(
  'router_settings:\n  routing_strategy: simple-shuffle\n  fallbacks:\n    - {a: [b]}\n    - gpt-4o:\n        - a\n',
  'litellm_settings: {drop_params: true, callbacks: ["s3_v2"]}\n',
  'general_settings:\n  # none yet\n\n',
  'note: |\n  text\n   more\n\nother: "quo\n  ted"\n',
  '"quoted key": 1\n',
  "environment_variables:\n    A: 1\n    B: '2'\n",
  '# only a comment\n',
  'empty:\n',
);

const oddSection = fc.constantFrom(
  'shared: &shared\n  timeout: 30\n',
  'uses: *shared\n',
  'router_settings: twice\n',
  '? complex\n: key\n',
);

const oddHead = fc.constantFrom(
  '---\n',
  '\uFEFF',
  '%YAML 1.1\n---\n',
  'shared: &shared {timeout: 30}\n',
  '# 50 %\n',
);

const join = (...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((texts) => texts.join(''));

const tidy = join(
  fc.constantFrom('', '# head\n'),
  tidySection,
  list('model_list', tidyItem),
  fc.uniqueArray(tidySection, { maxLength: 3 }).map((parts) => parts.join('')),
  fc.oneof(list('guardrails', tidyItem), fc.constantFrom('', 'last: 1', '# end', '\n\n')),
);

const odd = join(
  oddHead,
  fc
    .array(fc.oneof(list('model_list', anyItem), tidySection, oddSection), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.join('')),
  fc.constantFrom('', '', '...\n', '---\nb: 1\n'),
);

/** A config of several shapes: some as people write it, some as nobody should. */
export const configText: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof({ weight: 3, arbitrary: tidy }, { weight: 1, arbitrary: odd }),
    fc.constantFrom('\n', '\n', '\r\n'),
  )
  .map(([text, newline]) => text.replaceAll('\n', newline));

const inserted: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('x', '7', ' ', '\n', 'weight: 5', '\n    rpm: 3', '', '') },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '"',
      "'",
      '|',
      '- ',
      '\n  - ',
      '#',
      ' # ',
      '&a ',
      '*a',
      '\t',
      '\n---\n',
      '\n...\n',
      ':',
      ': ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '? ',
      '<<: ',
      '!!str ',
      '%',
      '\\',
      '\\"',
      '>',
      '\r',
      '\0',
      '\uD800',
      '\n\n',
      '\nk: v\n',
      '\n  - model_name: new\n',
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 4, unit: 'binary' }) },
);

export interface Stroke {
  /** Where in the text, in parts of 10,000. */
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

export const strokes: fc.Arbitrary<readonly Stroke[]> = fc.array(
  fc.record({
    at: fc.nat(10_000),
    removed: fc.oneof(fc.constant(0), fc.constant(0), fc.constant(1), fc.nat(40)),
    inserted,
  }),
  { minLength: 1, maxLength: 6 },
);

export function strike(text: string, { at, removed, inserted: added }: Stroke): string {
  const start = Math.floor((at / 10_000) * text.length);
  return text.slice(0, start) + added + text.slice(start + removed);
}
