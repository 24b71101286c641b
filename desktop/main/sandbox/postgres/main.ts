import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import { joinParent } from '../../children/child-side.ts';
import { accountFor } from './account.ts';
import { findBinaries } from './binaries.ts';
import { openCluster, PASSWORD_FILE } from './cluster.ts';
import { explain } from './explain.ts';
import { clearLeftover } from './leftover.ts';
import { type PostgresServer, startServer } from './server.ts';

/** The sandbox's Postgres: FOLDER holds its password and its files, PORT is where it would like to listen, 0 for anywhere. */
const folder = process.env['FOLDER'] ?? '';
const preferredPort = Number(process.env['PORT'] ?? 0);

async function start(): Promise<PostgresServer> {
  const password = (await readFile(join(folder, PASSWORD_FILE), 'utf8')).trim();
  const account = await accountFor(folder);
  const binaries = await findBinaries(account);
  const data = await openCluster({ folder, account, binaries });
  await clearLeftover(data, password);
  return startServer({ folder, account, binaries, data, password, preferredPort });
}

let server: PostgresServer | undefined;
const asked = { is: false };
// One that is still coming up is ended by its guard, when this process ends.
const parent = joinParent(async () => {
  asked.is = true;
  await server?.stop();
});
try {
  server = await start();
  parent.ready(server.port);
  await server.exited;
  if (!asked.is) process.exit(1);
} catch (error) {
  const reason = error instanceof AppError ? error : explain(error instanceof Error ? error.message : '');
  process.stdout.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  parent.failed(reason.message, reason.remedy);
}
