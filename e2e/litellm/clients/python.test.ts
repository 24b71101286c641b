import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { venvPython } from '../../../desktop/main/sandbox/litellm/venv.ts';
import { eachEngine } from '../each-engine.ts';
import { litellmVenv, MASTER_KEY, whyNoLitellm } from '../engines.ts';

const run = promisify(execFile);
const script = join(import.meta.dirname, 'python_client.py');

/** The package comes with LiteLLM: where that is not, neither is the package, and nothing is tried. */
const hasPackage = litellmVenv !== undefined;
describe.skipIf(!hasPackage)(`the openai package for Python${hasPackage ? '' : ` (${whyNoLitellm})`}`, () => {
  eachEngine('', ({ url }) => {
    it('reads chats, streams, embeddings and models, and raises its own errors', async () => {
      const { stdout } = await run(venvPython(litellmVenv ?? ''), [script, url(), MASTER_KEY]);
      expect(JSON.parse(stdout)).toEqual({
        content: expect.stringContaining('The model asked for was "plain"') as string,
        totalTokens: 31,
        streamed: 'This is the ',
        streamedTokens: 9,
        dimensions: 1536,
        hasChat: true,
        failures: {
          'fails-400': { kind: 'BadRequestError', status: 400, code: '400' },
          'fails-401': { kind: 'AuthenticationError', status: 401, code: '401' },
          'fails-404': { kind: 'NotFoundError', status: 404, code: '404' },
          'fails-429': { kind: 'RateLimitError', status: 429, code: '429' },
          'fails-500': { kind: 'InternalServerError', status: 500, code: '500' },
          nobody: { kind: 'BadRequestError', status: 400, code: '400' },
        },
        wrongKey: { kind: 'BadRequestError', status: 400, code: '400' },
      });
    });
  });
});
