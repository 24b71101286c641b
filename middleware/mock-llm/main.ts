import { connectParent } from '../parent.ts';
import { listen } from './listen.ts';
import { readMockSettings, type MockSettings } from './settings.ts';

const parent = connectParent();
const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function start(settings: MockSettings): Promise<void> {
  const { port, stop } = await listen(settings);
  const end = (): void => void stop().then(() => process.exit(0));
  process.on('SIGTERM', end);
  process.on('SIGINT', () => {
    if (!parent.isThere) end();
  });
  parent.onGone(end);
  say(`mock backend: listening on ${settings.host}:${port}`);
  parent.ready(port);
}

function fail(message: string, remedy: string): void {
  say(message);
  process.exitCode = 1;
  parent.failed(message, remedy);
}

const settings = readMockSettings(process.env);
if ('wrong' in settings) {
  fail(
    `The mock backend's settings are wrong: ${settings.wrong.join(' ')}`,
    'Correct them and start it again.',
  );
} else {
  start(settings).catch((error: unknown) => {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    fail(
      `The mock backend cannot listen on its port: "${code}".`,
      'Give it another PORT, or 0 for any free one.',
    );
  });
}
