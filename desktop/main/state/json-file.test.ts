import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { JsonFile } from './json-file.ts';

let folder = '';
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'gatehouse-state-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (name = 'deep/down/list.json'): JsonFile<readonly string[]> =>
  new JsonFile(join(folder, name), z.array(z.string()).readonly());

test('keeps what was written, for this user only', async () => {
  expect(await open().read()).toBeUndefined();
  await open().write(['a', 'b']);
  expect(await open().read()).toEqual(['a', 'b']);
  expect((await stat(open().path)).mode & 0o777).toBe(0o600);
});

test.each([
  ['is no JSON', '["a'],
  ['has another shape', '{"a":1}'],
])('sets a file aside that %s, and loses nothing', async (_case, text) => {
  const file = open('list.json');
  await writeFile(file.path, text);
  expect(await file.read()).toBeUndefined();
  await file.write(['new']);
  const [aside] = (await readdir(folder)).filter((name) => name.endsWith('.broken'));
  expect(await readFile(join(folder, aside!), 'utf8')).toBe(text);
  expect(await file.read()).toEqual(['new']);
});

test('says what cannot be read or written', async () => {
  await mkdir(join(folder, 'list.json'));
  await expect(open('list.json').read()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await writeFile(join(folder, 'deep'), '');
  await expect(open().write([])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});
