import { access } from 'node:fs/promises';
import { join } from 'node:path';

/** The one release that is installed. 1.82.7, 1.82.8 and 1.107.0 on PyPI were compromised: never a range. */
export const LITELLM_VERSION = '1.104.4';

const isWindows = process.platform === 'win32';

/** Programs of a Python virtual environment. */
export const venvPython = (venv: string): string =>
  isWindows ? join(venv, 'Scripts', 'python.exe') : join(venv, 'bin', 'python');
export const venvLitellm = (venv: string): string =>
  isWindows ? join(venv, 'Scripts', 'litellm.exe') : join(venv, 'bin', 'litellm');

export const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** What a program of Python's gets of our environment: nothing that names a key, a database or another gateway. */
export function plainEnvironment(): Readonly<Record<string, string | undefined>> {
  const names =
    /^(PATH|HOME|USERPROFILE|SystemRoot|SystemDrive|TEMP|TMP|TMPDIR|LANG|LC_\w+|COMSPEC|PATHEXT|LOCALAPPDATA|APPDATA|ProgramData|PIP_\w+|SSL_CERT_\w+|REQUESTS_CA_BUNDLE|https?_proxy|no_proxy)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => names.test(name)));
}
