import { AppError } from '../../../contract/errors.ts';
import { joinParent } from '../../children/child-side.ts';
import { type RunningGateway, startGateway } from './start.ts';

/** The compatible gateway as a child: CONFIG_FILE, PORT (0 for anywhere), MASTER_KEY and DATABASE_URL, the last two optional. */
const { env } = process;
const FINISH_WITHIN_MS = 10_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const setting = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);

let gateway: RunningGateway | undefined;
const parent = joinParent(() => gateway?.stop(FINISH_WITHIN_MS));
try {
  gateway = await startGateway({
    configFile: setting('CONFIG_FILE') ?? '',
    port: Number(setting('PORT') ?? 0),
    masterKey: setting('MASTER_KEY'),
    databaseUrl: setting('DATABASE_URL'),
    env,
    say,
  });
  say(`compatible gateway: listening on 127.0.0.1:${gateway.port}`);
  parent.ready(gateway.port);
} catch (error) {
  if (error instanceof AppError) {
    say(`${error.message} ${error.remedy ?? ''}`);
    parent.failed(error.message, error.remedy);
  } else {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    parent.failed('The gateway could not start.', 'Its log says why.');
  }
}
