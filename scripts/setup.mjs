// Runs before anything is installed: only what Node 18 has, and no package.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The Node that package.json brings; everything but this set-up runs on it. */
export const projectNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

const say = (line) => process.stderr.write(`${line}\n`);

/** A set-up that cannot go on: one line that says what is missing and what to do. */
export function giveUp(line) {
  say(`gatehouse: ${line}`);
  process.exit(1);
}

const digest = (parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

const isStamped = (file, value) => existsSync(file) && readFileSync(file, 'utf8') === value;

function stamp(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, value);
}

/** Installs the packages of package-lock.json when they are not there or not the same; quiet when nothing is to do. */
export function ensureDependencies() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 18)
    giveUp(`Node ${process.versions.node} is too old to set up Gatehouse: install Node 18 or newer.`);
  const stampFile = join(root, 'node_modules', '.gatehouse-setup');
  const wanted = digest([
    readFileSync(join(root, 'package-lock.json')),
    readFileSync(join(root, 'package.json')),
    process.platform,
    process.arch,
  ]);
  if (isStamped(stampFile, wanted) && existsSync(projectNode)) return;
  say('Installing packages (the first time takes about a minute)…');
  const npm = spawnSync('npm', ['ci', '--loglevel=error', '--no-progress'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (npm.error) giveUp('npm was not found beside Node: install Node from nodejs.org, which brings it.');
  if (npm.status !== 0) {
    const lines = npm.stderr
      .trim()
      .split('\n')
      .filter((line) => !line.includes('A complete log'));
    say(lines.slice(-6).join('\n'));
    giveUp(
      `the packages could not be installed (npm ended with ${npm.status}): check the network and npm's registry setting, then run this again.`,
    );
  }
  if (!existsSync(projectNode)) {
    giveUp(
      'npm skipped the install script of the package "node": allow install scripts (npm config ignore-scripts), then run this again.',
    );
  }
  stamp(stampFile, wanted);
}

/** Name, size and time of each source file: enough to know whether a build is stale. */
function fingerprint(paths) {
  const entries = [];
  const visit = (path) => {
    const info = statSync(path);
    if (info.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else if (!/\.test\.tsx?$/.test(path)) entries.push(`${path} ${info.size} ${info.mtimeMs}\n`);
  };
  for (const path of paths.map((name) => join(root, name)).filter(existsSync)) visit(path);
  return digest(entries);
}

function run(args) {
  const build = spawnSync(projectNode, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (build.status === 0) return;
  say(`${build.stdout}\n${build.stderr}`.trim());
  giveUp('the app could not be built: the lines above say where.');
}

/** Builds the app, and what the middleware's image holds, when a source changed since the last build. */
export function ensureBuilt() {
  const stampFile = join(root, 'out', '.built');
  const wanted = fingerprint([
    'config',
    'desktop',
    'middleware',
    'infra',
    'electron.vite.config.ts',
    'scripts/build-image.mjs',
    'package-lock.json',
  ]);
  if (isStamped(stampFile, wanted)) return;
  say('Building Gatehouse…');
  run([
    join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'),
    'build',
    '--logLevel',
    'warn',
  ]);
  run([join(root, 'scripts', 'build-image.mjs')]);
  stamp(stampFile, wanted);
}

/**
 * Runs a command in our place: same streams, signals passed on, its exit code ours; relative paths count from where the person stood.
 * The command has an IPC channel whose end tells it that we are gone, and we end it when whoever started us is gone.
 */
export function become(command, args, env = {}) {
  const child = spawn(command, args, {
    // npm runs scripts in the project's folder and keeps the person's own here.
    cwd: process.env.INIT_CWD ?? process.cwd(),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...env },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 1000);
  watch.unref();
  child.on('error', (error) => giveUp(`"${command}" could not be started: ${error.message}`));
  child.on('exit', (code, signal) =>
    process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)),
  );
}
