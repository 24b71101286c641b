import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { alive, descendants } from '../processes.ts';
import { root } from './folders.ts';
import { executable, expect, test } from './gatehouse.ts';

const run = promisify(execFile);

/** Where the sandbox of a data folder listens, once it has said so. */
async function sandboxUrl(dataDir: string): Promise<string | undefined> {
  const text = await readFile(join(dataDir, 'sandbox', 'state.json'), 'utf8').catch(() => '{}');
  const { port } = JSON.parse(text) as { readonly port?: number };
  return port === undefined ? undefined : `http://127.0.0.1:${port}`;
}

test('a packaged Gatehouse runs far from its sources, with its sandbox, and leaves nothing behind', async ({
  dataDir,
}) => {
  test.setTimeout(300_000);
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-package-'));
  const dist = dirname(executable());
  const version = (await readFile(join(dist, 'version'), 'utf8')).trim();
  const options = [`directories.output=${folder}`, `electronDist=${dist}`, `electronVersion=${version}`].map(
    (option) => `-c.${option}`,
  );
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
  await run(process.execPath, [builder, '--linux', '--dir', ...options], { cwd: root });

  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = spawn(
    join(folder, 'linux-unpacked', 'gatehouse'),
    [...asRoot, '--data-dir', dataDir],
    // Far from the project's node_modules, which would hide what is missing.
    { cwd: folder, stdio: 'ignore' },
  );
  const ended = once(app, 'exit');
  await expect.poll(() => sandboxUrl(dataDir), { timeout: 60_000 }).toBeDefined();
  const key = (await readFile(join(dataDir, 'sandbox', 'key'), 'utf8')).trim();
  const answer = await fetch(`${(await sandboxUrl(dataDir)) ?? ''}/v1/models`, {
    headers: { authorization: `Bearer ${key}` },
  });
  expect(answer.status).toBe(200);

  const children = await descendants(app.pid ?? 0);
  app.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  await expect.poll(() => alive(children)).toEqual([]);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});
