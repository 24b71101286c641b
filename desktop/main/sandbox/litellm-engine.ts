import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import type { litellmAvailability } from '../../contract/sandbox.ts';
import { spawnGuarded } from '../children/guarded.ts';
import { isThere, LITELLM_VERSION, plainEnvironment, venvLitellm, venvPython } from './litellm/venv.ts';

const run = promisify(execFile);

/** Python's launchers by system; the first that is fit counts. */
const PYTHONS: readonly (readonly [command: string, ...args: string[]])[] = [
  ['python3'],
  ['python'],
  ['py', '-3'],
];
/** Many of the pinned packages want it. */
const FIRST_MINOR = 11;
const LAST_MINOR = 14;
const LOOK_WITHIN_MS = 10_000;
const PROBE = 'import sys, venv, ensurepip; print("%d.%d" % sys.version_info[:2])';

/** Written last, so that half an installation is none. */
const MARK = 'gatehouse-installed';

export type Availability = z.infer<typeof litellmAvailability>;

interface Python {
  readonly command: readonly [command: string, ...args: string[]];
  readonly version: string;
}

export interface LitellmEngineOptions {
  readonly venv: string;
  /** Made by somebody else: used as it is, never installed into. */
  readonly isForeign: boolean;
  /** Versions that pip keeps to, one `name==version` a line. */
  readonly constraints: () => Promise<string>;
  readonly log: (line: string) => void;
}

/** Real LiteLLM on this machine: whether it can be had, and having it. */
export class LitellmEngine {
  private readonly options: LitellmEngineOptions;

  constructor(options: LitellmEngineOptions) {
    this.options = options;
  }

  get venv(): string {
    return this.options.venv;
  }

  async availability(): Promise<Availability> {
    const version = LITELLM_VERSION;
    if (await this.isInstalled()) {
      const message = `LiteLLM ${version} is installed. Here it runs without a database: no keys, users or spend.`;
      return { isAvailable: true, isInstalled: true, version, message };
    }
    const python = this.options.isForeign ? undefined : await findPython();
    const message = python
      ? `Python ${python.version} is here. LiteLLM ${version} is installed from PyPI first; it runs without a database: no keys, users or spend.`
      : `LiteLLM needs Python 3.${FIRST_MINOR} to 3.${LAST_MINOR} with its venv module, which was not found. Install it from python.org or with your system’s packages.`;
    return { isAvailable: python !== undefined, isInstalled: false, version, message };
  }

  /**
   * Installs LiteLLM where it is not; what pip says goes to the log.
   * @throws AppError UNAVAILABLE without a fit Python, or when pip does not succeed; CANCELLED when `signal` said so
   */
  async install(signal: AbortSignal): Promise<void> {
    if (await this.isInstalled()) return;
    const python = this.options.isForeign ? undefined : await findPython();
    if (!python) {
      throw new AppError('UNAVAILABLE', (await this.availability()).message, {
        remedy: 'Install Python, then switch again.',
      });
    }
    const { venv } = this.options;
    await rm(venv, { recursive: true, force: true });
    const [command, ...args] = python.command;
    await this.step(command, [...args, '-m', 'venv', venv], signal);
    // A file of its own: pip cannot look into the app's archive.
    const constraintsFile = join(venv, 'constraints.txt');
    await writeFile(constraintsFile, await this.options.constraints());
    const wanted = `litellm[proxy]==${LITELLM_VERSION}`;
    await this.step(
      venvPython(venv),
      ['-m', 'pip', 'install', '--disable-pip-version-check', '--constraint', constraintsFile, wanted],
      signal,
    );
    await writeFile(join(venv, MARK), LITELLM_VERSION);
  }

  private async isInstalled(): Promise<boolean> {
    const { venv, isForeign } = this.options;
    if (!(await isThere(venvLitellm(venv)))) return false;
    return isForeign || (await readFile(join(venv, MARK), 'utf8').catch(() => '')) === LITELLM_VERSION;
  }

  private async step(command: string, args: readonly string[], signal: AbortSignal): Promise<void> {
    const { log } = this.options;
    log(`Gatehouse: ${args.slice(0, 3).join(' ')}`);
    const child = spawnGuarded(command, args, { signal: 'KILL', env: plainEnvironment() });
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', log);
    }
    const stop = (): void => void child.kill('SIGKILL');
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    const [code] = (await once(child, 'exit').catch(() => [null])) as [number | null];
    signal.removeEventListener('abort', stop);
    if (signal.aborted) throw new AppError('CANCELLED', 'This was cancelled.');
    if (code !== 0) {
      throw new AppError('UNAVAILABLE', 'LiteLLM could not be installed.', {
        remedy: 'The gateway’s log says why: often the network, or too little disk (1 GB).',
      });
    }
  }
}

async function findPython(): Promise<Python | undefined> {
  for (const command of PYTHONS) {
    const [name, ...args] = command;
    try {
      const { stdout } = await run(name, [...args, '-c', PROBE], {
        timeout: LOOK_WITHIN_MS,
        env: plainEnvironment(),
      });
      const version = stdout.trim();
      const [major, minor = 0] = version.split('.').map(Number);
      if (major === 3 && minor >= FIRST_MINOR && minor <= LAST_MINOR) return { command, version };
    } catch {
      // Not this one.
    }
  }
  return undefined;
}
