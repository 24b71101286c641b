import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { VersionStore } from './version-store.ts';

let folder = '';
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'gatehouse-versions-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (text = 'first: 1\n'): VersionStore =>
  new VersionStore(folder, () => Promise.resolve({ text, author: 'Gatehouse', note: 'shipped' }));

test('begins with one version, the same at the next start', async () => {
  const store = open();
  const running = await store.running();
  expect(running).toMatchObject({ text: 'first: 1\n', author: 'Gatehouse', isRunning: true });
  expect(await open('other: 2\n').running()).toEqual(running);
});

test('lists what ran, newest first, and keeps each text', async () => {
  const store = open();
  const first = await store.runningId();
  const second = await store.setRunning(
    await store.add({ text: 'second: 2\n', author: 'ann', note: 'more' }),
  );
  expect(await open().list()).toMatchObject([
    { id: second.id, author: 'ann', note: 'more', isRunning: true },
    { id: first, isRunning: false },
  ]);
  expect(await open().get(first)).toMatchObject({ text: 'first: 1\n', isRunning: false });
});

test('lists no text that did not come to run, and forgets it', async () => {
  const store = open();
  await store.discard(await store.add({ text: 'a: 1\n', author: '', note: '' }));
  await store.list();
  expect(await readdir(folder)).toHaveLength(2);
});

test('removes what a publish left that was cut off with the app', async () => {
  const store = open();
  await store.list();
  await store.add({ text: 'half: 1\n', author: '', note: '' });
  expect(await open().list()).toHaveLength(1);
  expect((await readdir(folder)).filter((name) => name.endsWith('.yaml'))).toHaveLength(1);
});

test('goes on with the shipped text when the running one is gone, and keeps the list', async () => {
  const store = open();
  const { id } = await store.running();
  await rm(join(folder, `${id}.yaml`));
  const again = open('shipped: 3\n');
  expect(await again.running()).toMatchObject({ text: 'shipped: 3\n' });
  expect(await again.list()).toHaveLength(2);
  await expect(again.get(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('reads no file outside its folder', async () => {
  await writeFile(join(folder, 'secret.yaml'), 'key: 1');
  await expect(open().get('secret')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(open().get('../../etc/passwd')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
