import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { venvPython } from '../../desktop/main/sandbox/litellm/venv.ts';
import { litellmVenv, whyNoLitellm } from './backends.ts';
import { eachBackend } from './rig.ts';

const run = promisify(execFile);
const hasPython = litellmVenv !== undefined;

describe.skipIf(!hasPython)(`the documented script${hasPython ? '' : ` (${whyNoLitellm})`}`, () => {
  eachBackend('', (rig) => {
    it('runs word for word: boto3, unsigned, with the key as bearer token', async () => {
      const { stdout } = await run(
        venvPython(litellmVenv ?? ''),
        [join(import.meta.dirname, 'clients', 'documented', 'bedrock_interface.py')],
        {
          env: {
            PATH: process.env['PATH'],
            API_ENDPOINT: `${rig.url}/bedrock`,
            API_KEY: rig.key,
            AWS_REGION: 'us-east-1',
          },
        },
      );
      expect(stdout).toContain(
        `'output': {'message': {'role': 'assistant', 'content': [{'text': 'This is the mock`,
      );
      expect(stdout).toContain('The model asked for was "anthropic.claude-3-5-sonnet-20240620-v1:0".');
      expect(stdout).toContain(`'stopReason': 'end_turn'`);
      expect(stdout).toContain(`'HTTPStatusCode': 200`);
    });
  });
});
