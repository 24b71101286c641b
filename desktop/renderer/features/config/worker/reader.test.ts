import { describe, expect, it } from 'vitest';
import type { ConfigContext } from '../../../../../config/context.ts';
import type { ConfigDocument } from '../../../../../config/document.ts';
import { ConfigReader } from './reader.ts';
import type { ReaderAnswer } from './protocol.ts';

const context: ConfigContext = {
  environmentNames: null,
  hasOutboundNetwork: true,
  cacheTypes: null,
  litellmVersion: '1.104.4',
};

/** A reader whose turns are taken by hand. */
function make(runningText = 'a: 1\n'): {
  readonly reader: ConfigReader;
  readonly answers: ReaderAnswer[];
  readonly checked: string[];
  readonly documents: ConfigDocument[];
  readonly turn: () => void;
  readonly finish: () => void;
} {
  const works: (() => void)[] = [];
  const answers: ReaderAnswer[] = [];
  const checked: string[] = [];
  const documents: ConfigDocument[] = [];
  const reader = new ConfigReader({
    answer: (answer) => answers.push(answer),
    later: (work) => works.push(work),
    check: (document) => {
      checked.push(document.text);
      documents.push(document);
      return [];
    },
  });
  const turn = (): void => works.shift()?.();
  const finish = (): void => {
    while (works.length > 0) turn();
  };
  reader.take({ kind: 'open', runningText, context });
  return { reader, answers, checked, documents, turn, finish };
}

describe('the reader', () => {
  it('reads only the newest of the texts that wait', () => {
    const { reader, answers, checked, finish } = make();
    for (const revision of [0, 1, 2]) reader.take({ kind: 'text', revision, text: `a: ${revision}\n` });
    finish();
    expect(answers.map((answer) => [answer.kind, 'revision' in answer && answer.revision])).toEqual([
      ['read', 2],
      ['checked', 2],
    ]);
    expect(checked).toEqual(['a: 2\n']);
  });

  it('leaves out the check of a text that is already old', () => {
    const { reader, checked, turn, finish } = make();
    reader.take({ kind: 'text', revision: 0, text: 'a: 0\n' });
    turn();
    reader.take({ kind: 'text', revision: 1, text: 'a: 1\n' });
    finish();
    expect(checked).toEqual(['a: 1\n']);
  });

  it('answers an edit for exactly the text that it was asked for', () => {
    const { reader, answers, finish } = make();
    reader.take({ kind: 'text', revision: 0, text: 'router_settings: {num_retries: 1}\n' });
    const command = { kind: 'set-value', path: ['router_settings', 'num_retries'], value: 2 } as const;
    reader.take({ kind: 'edit', id: 7, revision: 0, command });
    expect(answers.at(-1)).toMatchObject({
      kind: 'edited',
      id: 7,
      outcome: { kind: 'edits', edits: [{ text: '2' }] },
    });
    reader.take({ kind: 'edit', id: 8, revision: 4, command });
    expect(answers.at(-1)).toMatchObject({ id: 8, outcome: { kind: 'stale' } });
    finish();
  });

  it('says what a publish would change', () => {
    const { reader, answers, finish } = make();
    reader.take({ kind: 'text', revision: 0, text: 'a: 2\n' });
    finish();
    expect(answers.at(-1)).toMatchObject({ diff: { settings: [{ path: ['a'], before: 1, after: 2 }] } });
  });

  it('goes on with what can be read of a broken text', () => {
    const { reader, answers, finish } = make();
    reader.take({ kind: 'text', revision: 0, text: 'model_list: [\n  {model_name: a' });
    reader.take({ kind: 'look', focus: { kind: 'model', modelName: 'a' } });
    finish();
    expect(answers.map(({ kind }) => kind)).toEqual(['detail', 'read', 'checked']);
  });

  it('takes over from the text before what a keystroke leaves alone', () => {
    const list = (weight: number): string =>
      `model_list:\n  - {model_name: a, weight: ${weight}}\n  - {model_name: b, weight: 1}\n`;
    const { reader, answers, documents, finish } = make(list(1));
    for (const weight of [1, 2, 3]) {
      reader.take({ kind: 'text', revision: weight, text: list(weight) });
      finish();
    }
    const items = documents.map(({ value }) => (value as { model_list: unknown[] }).model_list);
    expect(items.map(([first]) => first)).toEqual([1, 2, 3].map((weight) => ({ model_name: 'a', weight })));
    for (const [, second] of items) expect(second).toBe(items[0]?.[1]);
    expect(answers.at(-1)).toMatchObject({ diff: { models: [] } });
  });

  it('answers the same for a text that it has come to and for one that it opens with', () => {
    const [first, second] = ['model_list:\n  - model_name: a\n', 'model_list:\n  - model_name: bc\n  - {}\n'];
    const come = make(first);
    come.reader.take({ kind: 'text', revision: 0, text: first });
    come.finish();
    const opened = make(first);
    for (const { reader, finish } of [come, opened]) {
      reader.take({ kind: 'look', focus: { kind: 'section', name: 'model_list' } });
      reader.take({ kind: 'text', revision: 1, text: second });
      finish();
    }
    expect(come.answers.slice(-2)).toEqual(opened.answers.slice(-2));
    come.reader.take({ kind: 'compare', id: 1, before: first, after: second });
    expect(come.answers.at(-1)).toMatchObject({
      kind: 'compared',
      diff: { models: [{ modelName: 'bc' }, { modelName: 'a' }] },
    });
  });
});
