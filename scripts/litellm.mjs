// The real LiteLLM for the suite that holds the sandbox's gateway to it and for what is generated from it: in a virtual environment
// under .cache, every package at the version that litellm-constraints.txt names. Runs on Node 18, with no package.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { giveUp, root } from './setup.mjs';

export const LITELLM_VERSION = '1.104.4';
/** The date inside its wheel. */
export const LITELLM_RELEASED_ON = '2026-10-20';

/** Releases on PyPI that carried somebody else's code. */
const COMPROMISED = ['1.82.7', '1.82.8', '1.107.0'];

const CONSTRAINTS = join(root, 'scripts', 'litellm-constraints.txt');
const VENV = join(root, '.cache', 'litellm-venv');
const STAMP = join(VENV, '.gatehouse-setup');
const PYTHONS = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.14', 'python'];
const NEWEST_MINOR = 14;
// Many of the pinned packages want it.
const OLDEST_MINOR = 11;
/** A slow network takes about ten minutes for 150 MB. */
const INSTALL_TIMEOUT_MS = 1_200_000;

/**
 * Where LiteLLM is; installed on first use, which takes about two minutes. GATEHOUSE_LITELLM_VENV names one that is there already.
 * @returns `{ venv }`, the virtual environment's folder, or `{ skipped }`: why there is none and what to do, in one line
 */
export async function ensureLitellm() {
  const given = process.env.GATEHOUSE_LITELLM_VENV;
  try {
    return { venv: given ? checked(given) : installed() };
  } catch (error) {
    return { skipped: error.message };
  }
}

/** What a Python file prints, run with LiteLLM's Python; ends this program with the reason when that fails. */
export async function runLitellmPython(file) {
  const { venv, skipped } = await ensureLitellm();
  if (skipped) giveUp(skipped);
  const { status, stdout, stderr, error } = spawnSync(pythonIn(venv), ['-B', file], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, LITELLM_LOCAL_MODEL_COST_MAP: 'True', PYTHONHASHSEED: '0' },
  });
  if (status !== 0) giveUp(`"${file}" failed: ${(error?.message ?? stderr).trim()}`);
  return stdout;
}

const pythonIn = (venv) =>
  process.platform === 'win32' ? join(venv, 'Scripts', 'python.exe') : join(venv, 'bin', 'python');

/** A virtual environment that a person names: used as it is, but for a release that nobody should run. */
function checked(venv) {
  const code = "from importlib.metadata import version; print(version('litellm'))";
  const version = print(pythonIn(venv), code);
  if (version === undefined)
    throw new Error(`GATEHOUSE_LITELLM_VENV names no virtual environment with LiteLLM in it: "${venv}"`);
  refuseCompromised(version);
  return venv;
}

function refuseCompromised(version) {
  if (COMPROMISED.includes(version))
    throw new Error(`LiteLLM ${version} was compromised: install ${LITELLM_VERSION} instead`);
}

function installed() {
  refuseCompromised(LITELLM_VERSION);
  const python = findPython();
  const wanted = createHash('sha256')
    .update(readFileSync(CONSTRAINTS))
    .update(`${LITELLM_VERSION} ${python.version} ${process.platform} ${process.arch}`)
    .digest('hex');
  const isDone = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted && existsSync(pythonIn(VENV));
  if (!isDone) install(python.command, wanted);
  return VENV;
}

/** The stamp is written last: without it, what stands there is half an installation, and is made again. */
function install(python, stamp) {
  process.stderr.write(`Installing LiteLLM ${LITELLM_VERSION} for the checks (once, about two minutes)…\n`);
  rmSync(VENV, { recursive: true, force: true });
  mkdirSync(dirname(VENV), { recursive: true });
  run(python, ['-m', 'venv', VENV], 'Python could not make a virtual environment');
  const wanted = `litellm[proxy]==${LITELLM_VERSION}`;
  run(
    pythonIn(VENV),
    [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--no-input',
      '--disable-pip-version-check',
      '-c',
      CONSTRAINTS,
      wanted,
    ],
    `pip could not install LiteLLM (check the network and pip's index setting)`,
  );
  writeFileSync(STAMP, stamp);
}

function findPython() {
  for (const command of PYTHONS) {
    const version = print(command, 'import sys; print("%d.%d.%d" % sys.version_info[:3])');
    const [major, minor] = (version ?? '').split('.').map(Number);
    if (major !== 3 || minor < OLDEST_MINOR || minor > NEWEST_MINOR) continue;
    if (print(command, 'import venv, ensurepip; print("yes")') === undefined)
      throw new Error(
        `Python ${version} lacks the module that makes virtual environments: on Debian, install python3-venv`,
      );
    return { command, version };
  }
  throw new Error(
    `there is no Python 3.${OLDEST_MINOR} to 3.${NEWEST_MINOR} to run LiteLLM with: install Python 3, with its venv module`,
  );
}

/** What a line of Python prints; undefined when it cannot be run. */
function print(command, code) {
  const { status, stdout } = spawnSync(command, ['-c', code], { encoding: 'utf8', timeout: 60_000 });
  return status === 0 ? stdout.trim() : undefined;
}

function run(command, args, meaning) {
  const { error, status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    timeout: INSTALL_TIMEOUT_MS,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return;
  const lines = `${stdout ?? ''}\n${stderr ?? ''}`.split('\n').filter((line) => line.trim() !== '');
  const said = lines.findLast((line) => line.startsWith('ERROR')) ?? lines.at(-1);
  throw new Error(`${meaning}: ${error?.code ?? said ?? `it ended with ${status}`}`);
}

// Run by hand: makes it and says where it is.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { venv, skipped } = await ensureLitellm();
  console.log(venv ?? skipped);
  process.exit(venv ? 0 : 1);
}
