import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SandboxLogLine } from '../../contract/sandbox.ts';
import { KEPT_LINES, PartLog } from './part-log.ts';

let folder: string;
let log: PartLog;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-log-'));
  log = new PartLog(join(folder, 'logs', 'part.log'), () => ['sk-secret']);
});
afterEach(async () => {
  await log.close();
  await rm(folder, { recursive: true });
});

const texts = (batches: readonly SandboxLogLine[][]): string[] => batches.flat().map(({ text }) => text);

/** Batches until `count` lines came. */
async function read(count: number, signal?: AbortSignal): Promise<SandboxLogLine[][]> {
  const batches: SandboxLogLine[][] = [];
  for await (const batch of log.watch(signal)) {
    batches.push(batch);
    if (batches.flat().length >= count) break;
  }
  return batches;
}

describe('the log of a part', () => {
  it('gives the kept lines first and then each new one, in batches of at most 100', async () => {
    for (let index = 0; index < 250; index += 1) log.add(`line ${index}`);
    const reading = read(253);
    await Promise.resolve();
    for (let index = 250; index < 253; index += 1) log.add(`line ${index}`);
    const batches = await reading;
    expect(texts(batches)).toEqual(Array.from({ length: 253 }, (_, index) => `line ${index}`));
    expect(Math.max(...batches.map((batch) => batch.length))).toBe(100);
  });

  it('gives a waiting reader what comes', async () => {
    const reading = read(2);
    log.add('one');
    // After the reader has taken the first and waits again.
    setImmediate(() => setImmediate(() => log.add('two')));
    expect(texts(await reading)).toEqual(['one', 'two']);
  });

  it('keeps the last 5,000, with ids that go on', async () => {
    for (let index = 0; index < KEPT_LINES + 10; index += 1) log.add(`line ${index}`);
    const lines = (await read(KEPT_LINES)).flat();
    expect([lines.length, lines[0]?.id, lines.at(-1)?.id]).toEqual([KEPT_LINES, 10, KEPT_LINES + 9]);
  });

  it('ends when its reader leaves', async () => {
    const leave = new AbortController();
    const reading = read(2, leave.signal);
    log.add('only');
    setImmediate(() => leave.abort());
    expect(texts(await reading)).toEqual(['only']);
  });

  it('never holds a secret, nor a line without end', async () => {
    log.add('\u001b[32mkey is sk-secret!\u001b[0m');
    log.add('x'.repeat(1_000_000));
    const lines = texts(await read(2));
    expect(lines[0]).toBe('key is •••!');
    expect(lines[1]).toHaveLength(4_000);
  });

  it('is on disk too, for this user’s eyes only', async () => {
    log.add('kept');
    await log.close();
    log.add('and later');
    await log.close();
    const file = join(folder, 'logs', 'part.log');
    expect((await readFile(file, 'utf8')).match(/ (kept|and later)\n/g)).toHaveLength(2);
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it('goes on where nothing can be written', async () => {
    const nowhere = new PartLog('/dev/null/logs/part.log', () => []);
    nowhere.add('still here');
    for await (const batch of nowhere.watch(undefined)) {
      expect(batch[0]?.text).toBe('still here');
      break;
    }
    await nowhere.close();
  });
});
