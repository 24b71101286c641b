import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const read = (...path: string[]): Promise<string> => readFile(join(import.meta.dirname, ...path), 'utf8');

/** Names as the sources read them: `whole('PORT', …)`, `env['HOST']`. */
const namesIn = (source: string): readonly string[] =>
  [...source.matchAll(/(?:text|whole|url|read|names)\(\s*'([A-Z][A-Z_]+)'|env\['([A-Z_]+)'\]/g)].map(
    ([, one, other]) => one ?? other ?? '',
  );

it('describes each setting that is read, and no other', async () => {
  const sources = await Promise.all([
    read('settings.ts'),
    read('okta', 'settings.ts'),
    read('okta', 'policy.ts'),
  ]);
  const settings = new Set(sources.flatMap(namesIn));
  expect(settings.size).toBeGreaterThan(20);
  const table = (await read('..', 'docs', 'middleware.md'))
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|')[1] ?? '')
    .join();
  const documented = new Set([...table.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name]) => name));
  expect([...documented].toSorted()).toEqual([...settings].toSorted());
});
