import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nodeChildHost } from '../children/node-child-host.ts';
import { descendants } from '../children/processes.fixture.ts';
import { noTryOut } from './fixtures/no-try-out.ts';
import { configOf, standInEntries } from './fixtures/stand-ins.ts';
import { LitellmEngine } from './litellm-engine.ts';
import { venvLitellm } from './litellm/venv.ts';
import { Sandbox } from './sandbox.ts';

/** Made by the test set-up, or named. */
const venv =
  process.env['GATEHOUSE_LITELLM_VENV'] ??
  join(import.meta.dirname, '..', '..', '..', '.cache', 'litellm-venv');

const constraints = (): Promise<string> => Promise.resolve('aiohttp==3.14.5\n');
const probe = new LitellmEngine({
  venv: join(tmpdir(), 'none'),
  isForeign: false,
  constraints,
  log: () => undefined,
});
const { isAvailable: hasPython } = await probe.availability();

let folder: string;
let lines: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-litellm-'));
  lines = [];
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, maxRetries: 5 });
});

const engine = (isForeign = false): LitellmEngine =>
  new LitellmEngine({ venv: join(folder, 'venv'), isForeign, constraints, log: (line) => lines.push(line) });
const goOn = new AbortController().signal;

describe('LiteLLM on this machine', () => {
  it('is not there without a Python, and says what to do', async () => {
    vi.stubEnv('PATH', folder);
    expect(await engine().availability()).toMatchObject({
      isAvailable: false,
      isInstalled: false,
      message: expect.stringContaining('LiteLLM needs Python 3.11 to 3.14') as string,
    });
    await expect(engine().install(goOn)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('is never installed into an environment that is somebody else’s', async () => {
    expect(await engine(true).availability()).toMatchObject({ isAvailable: false });
    await expect(engine(true).install(goOn)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(existsSync(join(folder, 'venv'))).toBe(false);
  });

  it.skipIf(!hasPython)('is not there after an installation that failed', async () => {
    // No index, no packages.
    vi.stubEnv('PIP_NO_INDEX', '1');
    vi.stubEnv('PIP_FIND_LINKS', folder);
    await expect(engine().install(goOn)).rejects.toMatchObject({
      message: 'LiteLLM could not be installed.',
    });
    expect(lines.join('\n')).toContain('litellm');
    // What was asked for, with the versions it has to keep to.
    expect(await readFile(join(folder, 'venv', 'constraints.txt'), 'utf8')).toBe(await constraints());
    expect(await engine().availability()).toMatchObject({ isInstalled: false });
  });

  it.skipIf(!existsSync(venvLitellm(venv)))(
    'takes over while requests go on, is given configs, refuses a bad one, and gives back',
    { timeout: 180_000 },
    async () => {
      const sandbox = new Sandbox({
        dataDir: folder,
        host: nodeChildHost,
        entries: standInEntries,
        runningConfig: () => Promise.resolve(configOf('bedrock/first')),
        litellmVenv: venv,
        litellmConstraints: constraints,
      });
      const chat = async (): Promise<string> => {
        const response = await fetch(`${sandbox.status.url!}/v1/chat/completions`, {
          method: 'POST',
          headers: { authorization: `Bearer ${await sandbox.key()}`, 'content-type': 'application/json' },
          body: JSON.stringify({ model: 'chat', messages: [{ role: 'user', content: 'Hello' }] }),
        });
        return response.text();
      };
      const apply = async (text: string): Promise<string> => {
        const publishing = sandbox.apply(text, noTryOut, goOn);
        for (;;) {
          const next = await publishing.next();
          if (next.done === true) return next.value.kind;
        }
      };
      try {
        await sandbox.start();
        expect(await sandbox.switchEngine('litellm')).toMatchObject({
          state: 'running',
          engine: 'litellm',
          problem: { message: expect.stringContaining('without a database') as string },
        });
        expect(await chat()).toContain('\\"first\\"');
        expect(await apply(configOf('bedrock/second'))).toBe('applied');
        expect(await chat()).toContain('\\"second\\"');
        expect(await apply(configOf('bedrock/third', 'no-such-strategy'))).toBe('returned');
        expect(await chat()).toContain('\\"second\\"');
        expect(await sandbox.switchEngine('compatible')).toMatchObject({ engine: 'compatible' });
        expect(await chat()).toContain('\\"first\\"');
      } finally {
        await sandbox.stop();
      }
      expect(await descendants(process.pid)).toEqual([]);
    },
  );
});
