import { expect, test } from 'vitest';
import { parseConfig } from '../document.ts';

test.each([
  ['y', 'y'],
  ['N', 'N'],
  ['yes', true],
  ['Off', false],
  ['1e3', '1e3'],
  ['1.5e3', '1.5e3'],
  ['1.5e+3', 1500],
  ['.5', 0.5],
  ['1_000', 1000],
  ['012', 10],
  ['0o7', '0o7'],
  ['1:30', 90],
  ['~', null],
])('%s is read as LiteLLM reads it', (written, value) => {
  expect(parseConfig(`a: ${written}\n`).value).toEqual({ a: value });
});

test('a key may be called y', () => {
  expect(parseConfig('y: 1\nn: 2\n').value).toEqual({ y: 1, n: 2 });
});
