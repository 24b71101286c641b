import { spawnSync } from 'node:child_process';

const run = (command, args, options = {}) =>
  spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    ...options,
  });

const missing = (names) =>
  names.filter(
    (name) => !/^install ok installed/.test(run('dpkg-query', ['-W', '-f', '${Status}', name]).stdout ?? ''),
  );

/** What the end-to-end suites need of a Debian machine; elsewhere the person installs the like by hand. */
export const REDIS_PACKAGES = ['redis-server'];
export const NGINX_PACKAGES = ['nginx-light'];
export const BROWSER_PACKAGES = ['chromium', 'fonts-dejavu-core'];
export const ELECTRON_PACKAGES = [
  'xvfb',
  'xauth',
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libatspi2.0-0',
  'libnotify4',
  'libsecret-1-0',
  'libdrm2',
  'libdbus-1-3',
  'unzip',
];

let isUpdated = false;

/**
 * Installs Debian packages when we may (root, apt-get there).
 * @returns undefined when they are all there, else one line saying what is missing and what to do
 */
export function ensureSystemPackages(names) {
  if (run('dpkg-query', ['--version']).error) {
    return `this is no Debian machine, so nothing was installed; the suite needs the like of: ${names.join(' ')}`;
  }
  const wanted = missing(names);
  if (wanted.length === 0) return undefined;
  const advice = `missing Debian packages; run: sudo apt-get install ${wanted.join(' ')}`;
  if (process.getuid?.() !== 0) return advice;
  if (!isUpdated) run('apt-get', ['update', '-q'], { stdio: 'ignore' });
  isUpdated = true;
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...wanted], { stdio: 'ignore' });
  return missing(wanted).length === 0 ? undefined : advice;
}
