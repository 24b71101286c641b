import { randomBytes } from 'node:crypto';
import type { Shell } from '../app/shell.ts';
import { dataDirFrom } from '../data-dir.ts';
import { AppError } from '../../contract/errors.ts';
import { nodeChildHost } from '../children/node-child-host.ts';
import { claimDataDir } from '../instance/claim.ts';
import { layoutOf, readVersion } from '../layout.ts';
import { openLog } from '../logging/log.ts';
import { listPageFiles } from '../page/files.ts';
import { createServices } from '../services.ts';
import { createHost } from '../transport/host.ts';
import { announceSandbox } from './announce.ts';
import { openBrowser } from './open-browser.ts';
import type { ServerOptions } from './options.ts';
import { openPageServer } from './page-server.ts';
import { printLine, printNote } from './print.ts';

/**
 * What a page must know to ask anything: 32 random bytes. After one that was killed its token goes on, so that the pages it left
 * open find us again on the same port and nothing typed there is lost; a Gatehouse that ended in order takes its token with it.
 */
const tokenAfter = (leftUrl: string | undefined): string =>
  /#token=([\w-]{43})$/.exec(leftUrl ?? '')?.[1] ?? randomBytes(32).toString('base64url');

/**
 * Runs the browser mode until `stopped` resolves.
 * @throws AppError for what the person can put right: a port in use, a folder that cannot be written
 */
export async function runServer(
  options: ServerOptions,
  entryFile: string,
  stopped: Promise<void>,
): Promise<void> {
  const dataDir = dataDirFrom(options.dataDir);
  const claim = await claimDataDir(dataDir, 'browser');
  if (claim.kind === 'taken') return pointTo(claim.by.url, dataDir, options);
  const { logger: log, file: logFile } = openLog(dataDir);
  try {
    const layout = layoutOf(entryFile);
    const files = await listPageFiles(layout.rendererDir);
    const shell = browserShell(await readVersion(layout));
    const services = createServices({ dataDir, layout, shell, childHost: nodeChildHost, log, logFile });
    const host = createHost(services.router, log);
    const token = tokenAfter(claim.leftBy?.url);
    const server = await openPageServer({ files, host, token, port: options.port, log });
    await claim.announce(server.url);
    services.start();
    await show(server.url, options);
    const leaving = new AbortController();
    const announced = options.opensBrowser
      ? Promise.resolve()
      : announceSandbox(services.sandbox, leaving.signal);
    await stopped;
    leaving.abort();
    await announced;
    await server.close();
    await services.stop();
  } finally {
    await claim.release();
  }
}

const browserShell = (version: string): Shell => ({
  kind: 'browser',
  version,
  canKeepSecrets: false,
  showFile: (path) =>
    Promise.reject(
      new AppError('UNAVAILABLE', `A browser cannot show this file: "${path}".`, {
        remedy: 'Open it on this machine.',
      }),
    ),
});

async function show(url: string, { opensBrowser }: ServerOptions): Promise<void> {
  printLine(`app: ${url}`);
  if (opensBrowser && !(await openBrowser(url)))
    printNote('no browser was found: open the address above in one.');
}

/** A second start on the same folder brings the first one to the front. */
async function pointTo(
  url: string | undefined,
  dataDir: string,
  { opensBrowser }: ServerOptions,
): Promise<void> {
  if (url === undefined) {
    throw new AppError(
      'CONFLICT',
      `Gatehouse is already open in its own window with this data folder: "${dataDir}".`,
      {
        remedy: 'Use that window, or choose another folder with --data-dir.',
      },
    );
  }
  printLine(`Gatehouse already runs with this data folder: ${url}`);
  if (opensBrowser) await openBrowser(url);
}
