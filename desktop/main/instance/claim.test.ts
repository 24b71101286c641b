import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Claim, claimDataDir } from './claim.ts';

const holder = join(import.meta.dirname, 'holder.fixture.ts');
let folder: string;
let children: ChildProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-claim-'));
  children = [];
});
afterEach(async () => {
  for (const child of children) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
  await rm(folder, { recursive: true });
});

/** Another Gatehouse with this folder. */
async function startHolder(url: string): Promise<ChildProcess> {
  const child = fork(holder, [folder, url], { execArgv: [] });
  children.push(child);
  await once(child, 'message');
  return child;
}

async function ours(claim: Promise<Claim>) {
  const result = await claim;
  if (result.kind !== 'ours') throw new Error('It is held by another.');
  return result;
}

describe('claimDataDir', () => {
  it('makes the folder, and nothing in it is left after release', async () => {
    const dataDir = join(folder, 'a', 'new', 'one');
    const claim = await ours(claimDataDir(dataDir, 'browser'));
    await claim.announce('http://127.0.0.1:1/');
    await claim.release();
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('tells a second one where the first is, for this user’s eyes only', async () => {
    await startHolder('http://127.0.0.1:4100/#token=x');
    const second = await claimDataDir(folder, 'browser');
    expect(second).toMatchObject({ kind: 'taken', by: { url: 'http://127.0.0.1:4100/#token=x' } });
    expect((await stat(join(folder, 'running.json'))).mode & 0o077).toBe(0);
  });

  it('takes over from one that was killed', async () => {
    const child = await startHolder('http://127.0.0.1:4100/');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const claim = await ours(claimDataDir(folder, 'browser'));
    expect(claim.leftBy).toMatchObject({ url: 'http://127.0.0.1:4100/' });
    await claim.release();
    const next = await ours(claimDataDir(folder, 'browser'));
    expect(next.leftBy).toBeUndefined();
    await next.release();
  });

  it('is not confused by a record that cannot be read', async () => {
    await writeFile(join(folder, 'running.json'), '{"pid":');
    await (await ours(claimDataDir(folder, 'electron'))).release();
  });

  it('says in a sentence that a folder cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(claimDataDir(join(folder, 'file', 'inside'), 'browser')).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('cannot be written') as string,
    });
  });
});
