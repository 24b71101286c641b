import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DraftStore } from './draft-store.ts';
import { VersionStore } from './version-store.ts';

const folder = await mkdtemp(join(tmpdir(), 'gatehouse-full-disk-'));

/** A disk of 128 KB; only root on Linux may make one. */
function mount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
const isMounted = process.platform === 'linux' && process.getuid?.() === 0 && mount();

const LARGE = `a: ${'x'.repeat(500_000)}\n`;
const FULL = { code: 'UNAVAILABLE', message: 'The disk is full, so nothing could be written.' };

describe.skipIf(!isMounted)('on a full disk (needs root on Linux)', () => {
  let draft: DraftStore;
  let versions: VersionStore;
  beforeAll(() => {
    draft = new DraftStore(folder);
    versions = new VersionStore(folder, () => Promise.resolve({ text: 'a: 1\n', author: '', note: '' }));
  });

  it('the draft that was kept before stays, and the operator is told', async () => {
    await draft.save('a: 1\n', 'base');
    await expect(draft.save(LARGE, 'base')).rejects.toMatchObject(FULL);
    expect(await new DraftStore(folder).get()).toMatchObject({ text: 'a: 1\n' });
  });

  it('the running version stays, and half a new one is nowhere', async () => {
    const running = await versions.running();
    await expect(versions.add({ text: LARGE, author: '', note: '' })).rejects.toMatchObject(FULL);
    expect(await versions.running()).toEqual(running);
    expect((await readdir(folder)).filter((name) => name.endsWith('.yaml'))).toEqual([`${running.id}.yaml`]);
  });

  it('everything goes on once there is room', async () => {
    await draft.save('a: 2\n', 'base');
    await versions.setRunning(await versions.add({ text: 'a: 2\n', author: '', note: '' }));
    expect((await versions.running()).text).toBe('a: 2\n');
  });
});

afterAll(async () => {
  if (isMounted) execFileSync('umount', [folder]);
  await rm(folder, { recursive: true, force: true });
});
