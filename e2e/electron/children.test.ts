import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { ChildHost } from '../../desktop/main/children/child.ts';
import { buildConformance } from './build-conformance.ts';
import { conformanceApp } from './folders.ts';
import { type Gatehouse, startElectron } from './gatehouse.ts';
import { alive } from '../processes.ts';

/** What the conformance app leaves for us in its main process. */
interface Reach {
  readonly childHost: ChildHost;
  readonly childEntry: string;
}

let gatehouse: Gatehouse;
test.beforeAll(async () => {
  await buildConformance();
  gatehouse = await startElectron(conformanceApp, await mkdtemp(join(tmpdir(), 'gatehouse-children-')));
});
test.afterAll(async () => {
  await gatehouse.app.close();
  await rm(gatehouse.dataDir, { recursive: true, force: true, maxRetries: 5 });
});

test.describe('a child under Electron', () => {
  test('says where it listens, answers messages, and its lines are heard whole', async () => {
    const seen = await gatehouse.app.evaluate(async () => {
      const { childHost, childEntry } = globalThis as unknown as Reach;
      const lines: string[] = [];
      const child = childHost.fork(childEntry, {
        name: 'child',
        env: {},
        onLog: (line) => void lines.push(line),
      });
      const ready = await child.ready;
      const answer = new Promise((resolve) => child.onMessage(resolve));
      child.send({ hello: 'there' });
      const answered = await answer;
      await child.stop(10_000);
      return { ready, answered, lines: lines.sort(), hasPid: child.pid !== undefined };
    });
    expect(seen).toMatchObject({ ready: { port: 4100 }, answered: { echo: { hello: 'there' } } });
    expect(seen.lines).toEqual(['a complaint', 'first line', 'second line']);
  });

  test('that fails says why and what to do; one that only ends is named', async () => {
    const failures = await gatehouse.app.evaluate(async () => {
      const { childHost, childEntry } = globalThis as unknown as Reach;
      const failed = async (HOW: string) => {
        const child = childHost.fork(childEntry, { name: HOW, env: { HOW }, onLog: () => undefined });
        const failure = await child.ready.then(
          () => undefined,
          (error: unknown) => error as { code: string; message: string; remedy?: string },
        );
        child.kill();
        await child.exited;
        return { code: failure?.code, message: failure?.message, remedy: failure?.remedy };
      };
      return [await failed('fails'), await failed('ends')];
    });
    expect(failures).toEqual([
      { code: 'UNAVAILABLE', message: 'The port is taken.', remedy: 'Free it.' },
      {
        code: 'UNAVAILABLE',
        message: 'This part ended before it was ready: "ends".',
        remedy: 'Its log says why.',
      },
    ]);
  });

  test('is asked to stop, and ended when it does not', async () => {
    const outcome = await gatehouse.app.evaluate(async () => {
      const { childHost, childEntry } = globalThis as unknown as Reach;
      const run = async (HOW: string, graceMs: number) => {
        const lines: string[] = [];
        const child = childHost.fork(childEntry, {
          name: HOW,
          env: { HOW },
          onLog: (line) => void lines.push(line),
        });
        await child.ready;
        const { pid } = child;
        await child.stop(graceMs);
        return { pid: pid ?? 0, lines };
      };
      return { tidy: await run('tidies', 20_000), stubborn: await run('stays', 100) };
    });
    expect(outcome.tidy.lines).toContain('tidied');
    await expect.poll(() => alive([outcome.tidy.pid, outcome.stubborn.pid])).toEqual([]);
  });
});
