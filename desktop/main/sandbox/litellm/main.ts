import { once } from 'node:events';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { joinParent } from '../../children/child-side.ts';
import { spawnGuarded } from '../../children/guarded.ts';
import { findPort } from '../ports.ts';
import { plainEnvironment, venvLitellm } from './venv.ts';

/** Real LiteLLM from LITELLM_VENV, with CONFIG_FILE, on PORT or anywhere for 0. It ends when this process does. */
const ASK_AGAIN_MS = 100;
const STOP_WITHIN_MS = 4_000;

const configFile = process.env['CONFIG_FILE'] ?? '';
const port = await findPort(Number(process.env['PORT'] ?? 0));
const litellm = spawnGuarded(
  venvLitellm(process.env['LITELLM_VENV'] ?? ''),
  ['--config', configFile, '--host', '127.0.0.1', '--port', String(port), '--telemetry', 'False'],
  {
    signal: 'KILL',
    // LiteLLM looks for files beside it.
    cwd: dirname(configFile),
    env: {
      ...plainEnvironment(),
      // Nothing is fetched at start, nothing is reported.
      LITELLM_LOCAL_MODEL_COST_MAP: 'True',
      LITELLM_TELEMETRY: 'False',
      LITELLM_LOCAL_BLOG_POSTS: 'True',
      // No .env file is read.
      LITELLM_MODE: 'PRODUCTION',
      NO_DOCS: 'True',
      PYTHONUNBUFFERED: '1',
      PYTHONUTF8: '1',
    },
  },
);
for (const stream of [litellm.stdout, litellm.stderr]) {
  if (stream) createInterface({ input: stream }).on('line', (line) => process.stdout.write(`${line}\n`));
}

const ended = { is: false };
const gone = once(litellm, 'exit').then(
  () => (ended.is = true),
  () => (ended.is = true),
);
const parent = joinParent(async () => {
  litellm.kill('SIGTERM');
  await Promise.race([gone, setTimeout(STOP_WITHIN_MS)]);
  litellm.kill('SIGKILL');
  await gone;
});

async function isHealthy(): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health/readiness`)).ok;
  } catch {
    return false;
  }
}

while (!ended.is && !(await isHealthy())) await setTimeout(ASK_AGAIN_MS);
if (ended.is) {
  parent.failed('LiteLLM does not start with this config.yaml.', 'The gateway’s log has its own words.');
} else {
  parent.ready(port);
  await gone;
  process.exit(1);
}
