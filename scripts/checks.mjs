// Every check of the house, one after the other, and one line that adds them up.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureElectronRuntime } from './electron-runtime.mjs';
import { ensureLitellm } from './litellm.mjs';
import { ensureBuilt, projectNode, root } from './setup.mjs';
import {
  BROWSER_PACKAGES,
  ELECTRON_PACKAGES,
  ensureSystemPackages,
  NGINX_PACKAGES,
  REDIS_PACKAGES,
} from './system-packages.mjs';

const bin = (...parts) => join(root, 'node_modules', ...parts);
const reports = join(root, '.cache', 'reports');
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

process.on('disconnect', () => process.exit(1));

function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('error', () => resolve(127));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

function add(name, { passed = 0, failed = 0, skipped = 0 }, reason = '') {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  if (failed > 0) failures.push(name);
  const counts = [`${passed} passed`, `${failed} failed`, ...(skipped ? [`${skipped} skipped`] : [])].join(
    ', ',
  );
  console.log(`── ${name}: ${counts}${reason && ` (${reason})`}`);
}

async function tool(name, script, args, env) {
  console.log(`── ${name}`);
  const code = await run(projectNode, [script, ...args], env);
  add(name, code === 0 ? { passed: 1 } : { failed: 1 });
}

const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** A suite that ends badly without a report, or with one that hides it, counts as one failure. */
const honest = (counts, code) => (code !== 0 && !counts.failed ? { ...counts, failed: 1 } : counts);

async function vitest(name, args, env) {
  console.log(`── ${name}`);
  const file = join(reports, `${name.replaceAll(' ', '-')}.json`);
  const code = await run(
    projectNode,
    [
      bin('vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...args,
    ],
    env,
  );
  const report = readReport(file);
  add(
    name,
    honest(
      { passed: report?.numPassedTests, failed: report?.numFailedTests, skipped: report?.numPendingTests },
      code,
    ),
  );
}

async function playwright(name, config, env, wrapper = []) {
  console.log(`── ${name}`);
  const file = join(reports, `${name.replaceAll(' ', '-')}.json`);
  const command = [
    ...wrapper,
    projectNode,
    bin('@playwright', 'test', 'cli.js'),
    'test',
    '-c',
    config,
    '--reporter=list,json',
  ];
  const code = await run(command[0], command.slice(1), { PLAYWRIGHT_JSON_OUTPUT_FILE: file, ...env });
  const stats = readReport(file)?.stats;
  add(
    name,
    honest(
      {
        passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
        failed: stats?.unexpected,
        skipped: stats?.skipped,
      },
      code,
    ),
  );
}

const skip = (name, reason) => add(name, { skipped: 1 }, reason);

async function pure() {
  await tool('types', bin('typescript', 'bin', 'tsc'), ['-b']);
  await tool('lint', bin('eslint', 'bin', 'eslint.js'), ['.']);
  await tool('format', bin('prettier', 'bin', 'prettier.cjs'), ['--check', '--log-level', 'warn', '.']);
}

let litellm;
/** The real LiteLLM for the suites that use it: where it is, or why it is not. */
async function litellmEnv() {
  litellm ??= await ensureLitellm();
  return litellm.venv
    ? { GATEHOUSE_LITELLM_VENV: litellm.venv }
    : { GATEHOUSE_LITELLM_SKIPPED: litellm.skipped };
}

const suites = {
  static: pure,
  unit: async () => {
    // What cannot be had is said by the tests that want it.
    ensureSystemPackages([...REDIS_PACKAGES, ...NGINX_PACKAGES]);
    await vitest('unit and service tests', [], await litellmEnv());
  },
  middleware: async () => {
    const missing = ensureSystemPackages(REDIS_PACKAGES);
    await vitest('whole middleware', ['-c', 'e2e/middleware/vitest.config.ts'], await litellmEnv());
    if (missing) skip('history with Redis', missing);
  },
  litellm: async () => {
    await vitest('both engines', ['-c', 'e2e/litellm/vitest.config.ts'], await litellmEnv());
    if (litellm.skipped) return skip('real LiteLLM', litellm.skipped);
    for (const name of ['config-schema', 'catalogue'])
      await tool(
        `${name} as generated`,
        join(root, 'scripts', `generate-${name}.mjs`),
        ['--check'],
        await litellmEnv(),
      );
  },
  browser: async () => {
    const missing = ensureSystemPackages(BROWSER_PACKAGES);
    if (missing && !process.env.GATEHOUSE_CHROMIUM) return skip('browser journeys', missing);
    await playwright('browser journeys', 'e2e/browser/playwright.config.ts');
  },
  electron: async () => {
    const missing = ensureSystemPackages(ELECTRON_PACKAGES);
    if (missing) return skip('electron journeys', missing);
    const runtime = await ensureElectronRuntime();
    if (!runtime.path) return skip('electron journeys', runtime.skipped);
    await playwright(
      'electron journeys',
      'e2e/electron/playwright.config.ts',
      { GATEHOUSE_ELECTRON: runtime.path },
      ['xvfb-run', '-a'],
    );
  },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in suites));
if (unknown.length > 0) {
  console.error(`There is no suite "${unknown.join('", "')}". Suites: ${Object.keys(suites).join(', ')}.`);
  process.exit(2);
}
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
ensureBuilt();
for (const [name, check] of Object.entries(suites))
  if (wanted.length === 0 || wanted.includes(name)) await check();
if (failures.length > 0) console.log(`Failed: ${failures.join(', ')}`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);
