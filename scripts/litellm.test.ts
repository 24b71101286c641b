import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-litellm-'));
  mkdirSync(join(folder, 'scripts'));
  for (const name of ['litellm.mjs', 'setup.mjs', 'litellm-constraints.txt'])
    copyFileSync(new URL(name, import.meta.url), join(folder, 'scripts', name));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const venv = () => join(folder, '.cache', 'litellm-venv');

function program(path: string, ...lines: readonly string[]): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${lines.join('\n')}\n`);
  chmodSync(path, 0o755);
}

/** Runs the set-up with nothing but the programs of this test on the PATH. */
function setUp(env: Readonly<Record<string, string>> = {}) {
  const script = join(folder, 'scripts', 'litellm.mjs');
  const { stdout, stderr, status } = spawnSync(process.execPath, [script], {
    encoding: 'utf8',
    env: { PATH: join(folder, 'bin'), ...env },
  });
  return { said: stdout.trim(), progress: stderr.trim(), status };
}

/** A Python of a version, whose virtual environments hold a pip that ends in a given way. */
function python(version: string, pip: string): void {
  program(
    join(folder, 'bin', 'python3'),
    `case "$*" in`,
    `  *version_info*) echo ${version} ;;`,
    `  *ensurepip*) echo yes ;;`,
    `  "-m venv "*) /bin/mkdir -p "$3/bin"; echo "made" >> ${join(folder, 'made')}`,
    `    printf '#!/bin/sh\\n%s\\n' ${JSON.stringify(pip)} > "$3/bin/python"; /bin/chmod +x "$3/bin/python" ;;`,
    `esac`,
  );
}
const timesMade = (): number => readFileSync(join(folder, 'made'), 'utf8').trim().split('\n').length;

describe.skipIf(process.platform === 'win32')('the LiteLLM of the checks', { timeout: 30_000 }, () => {
  it('is installed once', () => {
    python('3.12.4', 'exit 0');
    expect(setUp()).toMatchObject({
      said: venv(),
      status: 0,
      progress: expect.stringContaining('Installing') as unknown,
    });
    expect(setUp()).toEqual({ said: venv(), status: 0, progress: '' });
    expect(timesMade()).toBe(1);
  });

  it('is made again after an installation that broke off, for another Python and for other pins', () => {
    python('3.12.4', 'echo "ERROR: No matching distribution" >&2; exit 1');
    expect(setUp()).toMatchObject({
      said: "pip could not install LiteLLM (check the network and pip's index setting): ERROR: No matching distribution",
      status: 1,
    });
    python('3.12.4', 'exit 0');
    expect(setUp().status).toBe(0);
    python('3.13.1', 'exit 0');
    expect(setUp().status).toBe(0);
    writeFileSync(join(folder, 'scripts', 'litellm-constraints.txt'), 'other==1.0.0\n');
    expect(setUp().status).toBe(0);
    expect(timesMade()).toBe(4);
  });

  it('asks for a Python when there is none that fits', () => {
    const reason =
      'there is no Python 3.11 to 3.14 to run LiteLLM with: install Python 3, with its venv module';
    expect(setUp()).toEqual({ said: reason, status: 1, progress: '' });
    python('3.9.2', 'exit 0');
    expect(setUp().said).toBe(reason);
  });

  it('says what Debian leaves out of Python', () => {
    program(join(folder, 'bin', 'python3'), `case "$*" in *version_info*) echo 3.11.2 ;; *) exit 1 ;; esac`);
    expect(setUp().said).toBe(
      'Python 3.11.2 lacks the module that makes virtual environments: on Debian, install python3-venv',
    );
  });

  it('may be one that a person has, but never a compromised release', () => {
    const own = join(folder, 'own');
    expect(setUp({ GATEHOUSE_LITELLM_VENV: own }).said).toContain(
      'names no virtual environment with LiteLLM',
    );
    program(join(own, 'bin', 'python'), 'echo 1.100.0');
    expect(setUp({ GATEHOUSE_LITELLM_VENV: own })).toMatchObject({ said: own, status: 0 });
    program(join(own, 'bin', 'python'), 'echo 1.82.8');
    expect(setUp({ GATEHOUSE_LITELLM_VENV: own })).toMatchObject({
      said: 'LiteLLM 1.82.8 was compromised: install 1.104.4 instead',
      status: 1,
    });
    expect(existsSync(venv())).toBe(false);
  });
});
