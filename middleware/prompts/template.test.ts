import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate, namesIn, readTemplate } from './template.ts';

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  fillTemplate(readTemplate(text), (name) => values[name] ?? `no ${name}`);

/** The same, from left to right by hand. */
function naive(text: string, values: Readonly<Record<string, string>>): string {
  let rest = text;
  let done = '';
  while (rest !== '') {
    const found = /^\{\{[ \n\t]*([a-zA-Z0-9_-]+)[ \n\t]*\}\}/.exec(rest);
    const name = found?.[1];
    if (found && name !== undefined && name in values) {
      done += values[name] ?? '';
      rest = rest.slice(found[0].length);
    } else {
      done += rest.charAt(0);
      rest = rest.slice(1);
    }
  }
  return done;
}

const values = { a: '1', b2: '{{a}}', 'c-d': '', e_f: '{', constructor: '}}', $: '$&' };
const piece = fc.oneof(
  fc.constantFrom('{{a}}', '{{ b2 }}', '{{c-d}}', '{{\te_f\n}}', '{{constructor}}'),
  fc.constantFrom(
    '{',
    '}',
    '{{',
    '}}',
    '{{}}',
    '{{ }}',
    '{{_a}}',
    '{{a b}}',
    '{{a.b}}',
    '{{#if a}}',
    '{{a--b}}',
  ),
  fc.string(),
);

describe('a template', () => {
  it('is filled in as a reader from left to right would do it', () => {
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        fc.pre(namesIn(readTemplate(text)).every((name) => Object.hasOwn(values, name)));
        expect(filled(text, values)).toBe(naive(text, values));
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes any value as text alone: nothing in it is a variable or a sign', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(filled('<{{a}}|{{ b }}|{{a}}>', { a, b })).toBe(`<${a}|${b}|${a}>`);
      }),
    );
    expect(filled('{{a}}{{b}}', { a: '{{b}}', b: '$1 {{a}}' })).toBe('{{b}}$1 {{a}}');
    expect(filled('{{a}}}', { a: '{{b}' })).toBe('{{b}}');
  });

  it('has its variables inside other braces too, as JSON has them', () => {
    expect(filled('{"x": {{{a}}}}', { a: '1' })).toBe('{"x": {1}}');
  });

  it('names each variable as often as it is used', () => {
    expect(namesIn(readTemplate('{{b}} {{a}} {{ b }} {{__proto__}} {{-}} {{}}'))).toEqual(['b', 'a', 'b']);
  });
});
