import { Worker } from 'node:worker_threads';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from './document.ts';
import { hostileTexts } from './hostile.fixture.ts';
import { configText, strike, strokes } from './yaml/arbitrary-yaml.fixture.ts';

interface Outcome {
  readonly rules: readonly string[];
  readonly isRead: boolean;
}

/** What the worker runs: the text is made there, and only what it came to is sent back. */
const WORK = `
  const { parentPort, workerData } = require('node:worker_threads');
  Promise.all([import(workerData.document), import(workerData.hostile)]).then(([{ parseConfig }, { hostileTexts }]) => {
    const { problems, value } = parseConfig(hostileTexts[workerData.name]());
    parentPort.postMessage({ rules: problems.map(({ rule }) => rule), isRead: value !== undefined });
  });
`;

/** Reads a hostile text with little memory; a worker that needs more is ended, and one that hangs ends the test. */
function readInWorker(name: string): Promise<Outcome> {
  const worker = new Worker(WORK, {
    eval: true,
    resourceLimits: { maxOldGenerationSizeMb: 1024, stackSizeMb: 4 },
    workerData: {
      name,
      document: new URL('document.ts', import.meta.url).href,
      hostile: new URL('hostile.fixture.ts', import.meta.url).href,
    },
  });
  return new Promise<Outcome>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The worker ended with ${code}.`)));
  }).finally(() => worker.terminate());
}

const REFUSALS: Readonly<Record<string, string>> = {
  'aliases of aliases that multiply': 'yaml-alias',
  'a chain of 5,000 merges': 'yaml-alias',
  'merges of merges that multiply': 'yaml-alias',
  'one large mapping merged 5,000 times': 'yaml-alias',
  'an anchor inside of itself': 'yaml-alias',
  'a mapping merged into itself': 'yaml-alias',
  'mappings merged into each other': 'yaml-alias',
  'a merge of a text': 'yaml-alias',
  '100,000 aliases of one text': 'yaml-alias',
  'an alias of a long list as a key, 1,000 times': 'yaml-syntax',
  '50,000 lists as keys': 'yaml-syntax',
  '100,000 open brackets': 'yaml-too-deep',
  '100,000 open braces with keys': 'yaml-too-deep',
  '100,000 dashes in a line': 'yaml-too-deep',
  '100,000 dashes with tabs': 'yaml-too-deep',
  '100,000 question marks in a line': 'yaml-too-deep',
  '100,000 colons in a line': 'yaml-too-deep',
  '1,900 levels of indentation': 'yaml-too-deep',
  '10 MB of text': 'yaml-too-large',
  'one line of 5 MB': 'yaml-too-large',
  'quotes that never close': 'yaml-too-large',
  '1.9 million line breaks': 'yaml-too-large',
  '900,000 comments': 'yaml-too-large',
  '600,000 anchors in a row': 'yaml-too-large',
  '600,000 tags in a row': 'yaml-too-large',
  '600,000 directives': 'yaml-too-large',
  '900,000 colons': 'yaml-too-large',
  '900,000 empty items': 'yaml-too-large',
  'a NUL in the middle': 'yaml-not-text',
  'half of a surrogate pair': 'yaml-not-utf8',
  'what was no UTF-8': 'yaml-not-utf8',
};

describe('a hostile text', { timeout: 120_000 }, () => {
  it.for(Object.keys(hostileTexts))('is read or refused within bounds: %s', async (name) => {
    const { rules, isRead } = await readInWorker(name);
    const refusal = REFUSALS[name];
    expect(isRead).toBe(refusal === undefined);
    expect(rules.length).toBeLessThanOrEqual(500);
    if (refusal !== undefined) expect(rules).toEqual([refusal]);
  });
});

describe('reading', { timeout: 120_000 }, () => {
  /** Everything that a document answers can be asked, and can be written as JSON. */
  const ask = (text: string): void => {
    const document = parseConfig(text);
    JSON.stringify([document.value, document.problems, document.rangeOf(['model_list', 0, 'model_name'])]);
    for (const at of [0, text.length >> 1, text.length]) document.keyRangeOf(document.pathAt(at));
  };

  it('never throws on noise', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), ask), { numRuns: 1000 });
  });

  it('never throws on noise made of what YAML is made of', () => {
    const token = fc.constantFrom(
      ...[
        '- ',
        '? ',
        ': ',
        ':',
        'a',
        '"',
        "'",
        '|',
        '>',
        '#',
        ' #',
        '&a ',
        '*a',
        '<<: ',
        '!!set ',
        '!!omap ',
        '!!pairs ',
      ],
      ...[
        '!!binary ',
        '{',
        '}',
        '[',
        ']',
        ',',
        '\n',
        '\n  ',
        '\n    ',
        '\t',
        '---\n',
        '...\n',
        '%YAML 1.2\n',
        '\r',
        '1',
        '~',
        '@',
        '`',
      ],
    );
    const noise = fc.array(token, { maxLength: 60 }).map((tokens) => tokens.join(''));
    fc.assert(fc.property(noise, ask), { numRuns: 2000 });
  });

  it('never throws on a config that somebody has broken', () => {
    const shipped = readFileSync(new URL('default-config.yaml', import.meta.url), 'utf8');
    const text = fc.oneof(configText, fc.constant(shipped));
    fc.assert(
      fc.property(text, strokes, (start, list) => ask(list.reduce(strike, start))),
      { numRuns: 500 },
    );
  });

  it('takes as many levels as any config has, and no more than a hundred', () => {
    const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
    expect(parseConfig(nested(100)).problems).toEqual([]);
    expect(parseConfig(nested(103)).problems).toMatchObject([{ rule: 'yaml-too-deep' }]);
    expect(parseConfig(`a: "${'['.repeat(500)}"`).problems).toEqual([]);
  });

  it('resolves anchors and merges as Python does', () => {
    const { value, problems } = parseConfig(
      'base: &base {timeout: 30, rpm: 1}\nb: {<<: *base, rpm: 2}\nc: {<<: [*base, {x: 1}]}\nd: *base\n',
    );
    expect(problems).toEqual([]);
    expect(value).toMatchObject({
      b: { timeout: 30, rpm: 2 },
      c: { timeout: 30, rpm: 1, x: 1 },
      d: { timeout: 30, rpm: 1 },
    });
  });

  it('marks the second of two equal keys, the whole of it', () => {
    const { problems } = parseConfig('model: 1\nother: {a: 1, a: 2}\nmodel: 2\n');
    expect(problems.map(({ rule, range }) => [rule, range.start.offset, range.end.offset])).toEqual([
      ['yaml-duplicate-key', 23, 24],
      ['yaml-duplicate-key', 29, 34],
    ]);
  });
});
