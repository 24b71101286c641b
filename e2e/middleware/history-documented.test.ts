import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { venvPython } from '../../desktop/main/sandbox/litellm/venv.ts';
import { litellmVenv, whyNoLitellm } from './backends.ts';
import { eachBackend } from './rig.ts';
import { assistant, ECHO, messagesIn, user } from './sessions.ts';

const run = promisify(execFile);
const script = join(import.meta.dirname, 'clients', 'documented', 'chat_history.py');

interface Way {
  readonly session_ids: readonly [string, string];
  readonly said: readonly [string, string];
  readonly openai: object;
  readonly bedrock: object;
}

interface Printed {
  readonly ways: Readonly<Record<string, Way>>;
  readonly session_ids: readonly string[];
}

const hasPython = litellmVenv !== undefined;

describe.skipIf(!hasPython)(`the documented history${hasPython ? '' : ` (${whyNoLitellm})`}`, () => {
  eachBackend('', (rig) => {
    it('is kept by openai and boto3 for Python, stream and not, and read in both formats', async () => {
      const { stdout } = await run(venvPython(litellmVenv ?? ''), [script], {
        env: {
          PATH: process.env['PATH'],
          API_ENDPOINT: `${rig.url}/bedrock`,
          BASE_URL: rig.url,
          API_KEY: rig.key,
          AWS_REGION: 'us-east-1',
          MODEL: ECHO,
        },
      });
      const { ways, session_ids } = JSON.parse(stdout) as Printed;
      expect(Object.keys(ways)).toEqual(['chat', 'chat_stream', 'converse', 'converse_stream']);
      for (const { session_ids: ids, said, openai, bedrock } of Object.values(ways)) {
        const [session_id] = ids;
        expect(session_id).toMatch(/^sess_/);
        expect(ids).toEqual([session_id, session_id]);
        const [one, two] = said;
        const first = [user('My name is Ada.'), assistant(one)];
        const question = user('What is my name?');
        expect(messagesIn({ text: one })).toEqual(first.slice(0, 1));
        expect(messagesIn({ text: two })).toEqual([...first, question]);
        const all = [...first, question, assistant(two)];
        expect(openai).toEqual({ session_id, history: all });
        expect(bedrock).toEqual({
          session_id,
          history: all.map(({ role, content }) => ({ role, content: [{ text: content }] })),
        });
      }
      const begun = Object.values(ways).map(({ session_ids: [sessionId] }) => sessionId);
      expect(session_ids).toEqual(begun.toReversed());
    });
  });
});
