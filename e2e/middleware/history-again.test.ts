import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { litellmVenv } from './backends.ts';
import { boto3 } from './clients/bedrock.ts';
import { pythonOfFile } from './clients/python.ts';
import { type Gate, startGate } from './gate.ts';
import { gatheredOf, textOf, wholeOf } from './heard.ts';
import { blockKey, newKey } from './keys.ts';
import { eachBackend, type Rig } from './rig.ts';
import {
  type At,
  type Bare,
  assistant,
  historyOf,
  say,
  sayBare,
  said,
  sessionIdsOf,
  user,
  WAYS,
  type Way,
} from './sessions.ts';

const python = pythonOfFile();
const withKey = async (rig: Rig): Promise<At> => ({ url: rig.url, key: await newKey(rig.litellmUrl) });
/** A model of its own, so that what it was asked can be counted. */
const newModel = (): string => `chat-mock-${randomUUID()}`;

const HEADERS: Readonly<Record<Way, string>> = {
  chat: 'idempotency-key',
  'chat stream': 'idempotency-key',
  Converse: 'amz-sdk-invocation-id',
  ConverseStream: 'amz-sdk-invocation-id',
};

/** What differs between an answer and the same once more: ids and times of the call. */
const plain = ({ status, body }: Bare): object => {
  const {
    id: _id,
    created: _created,
    metrics: _metrics,
    ...rest
  } = body as Readonly<Record<string, unknown>>;
  return { status, rest };
};

eachBackend(
  'a request that comes again',
  (rig) => {
    const asked = async (model: string): Promise<number> => (await rig.counts()).byModel[model] ?? 0;

    describe.each(WAYS)('by %s', (way) => {
      const again = { [HEADERS[way]]: randomUUID() };

      it('gets the answer of the first, and the model is asked once', async () => {
        const ada = await withKey(rig);
        const model = newModel();
        const saying = { text: 'Once', model };
        const first = await sayBare(way, ada, saying, { headers: again });
        const second = await sayBare(way, ada, saying, { headers: again });
        expect([
          first.headers.has('x-gatehouse-replayed'),
          second.headers.get('x-gatehouse-replayed'),
        ]).toEqual([false, 'true']);
        const sessionId = first.headers.get('x-session-id') ?? '';
        expect(second.headers.get('x-session-id')).toBe(sessionId);
        if (way === 'chat' || way === 'Converse') expect(plain(second)).toEqual(plain(first));
        expect(await asked(model)).toBe(1);
        expect(await sessionIdsOf(ada)).toEqual([sessionId]);
        const history = [user('Once'), assistant(said(model))];
        expect(await historyOf(ada, sessionId)).toEqual(history);

        const next = await sayBare(
          way,
          ada,
          { text: 'Twice', model, sessionId },
          { headers: { [HEADERS[way]]: 'two' } },
        );
        const repeated = await sayBare(
          way,
          ada,
          { text: 'Twice', model, sessionId },
          { headers: { [HEADERS[way]]: 'two' } },
        );
        expect([next.status, repeated.headers.get('x-gatehouse-replayed')]).toEqual([200, 'true']);
        expect(await historyOf(ada, sessionId)).toEqual([...history, user('Twice'), assistant(said(model))]);
        expect(await asked(model)).toBe(2);
      });

      it('with other words is refused, and changes nothing', async () => {
        const ada = await withKey(rig);
        const first = await sayBare(way, ada, { text: 'Once' }, { headers: again });
        const sessionId = first.headers.get('x-session-id') ?? '';
        const other = await sayBare(way, ada, { text: 'Something else', sessionId }, { headers: again });
        expect(other.status).toBe(409);
        expect(JSON.stringify(other.body)).toContain('This idempotency key was used for another request');
        expect(await historyOf(ada, sessionId)).toHaveLength(2);
      });

      it('says nothing to a key that was blocked meanwhile', async () => {
        const ada = await withKey(rig);
        await sayBare(way, ada, { text: 'Once' }, { headers: again });
        await blockKey(rig.litellmUrl, ada.key);
        const answer = await sayBare(way, ada, { text: 'Once' }, { headers: again });
        expect([401, 403]).toContain(answer.status);
        expect(JSON.stringify(answer.body)).not.toContain('mock backend');
      });
    });

    describe('from a client whose connection broke before it heard', () => {
      let gate: Gate;
      beforeAll(async () => {
        gate = await startGate(rig.url);
      });
      afterAll(() => gate.stop());

      /** Asks through the gate, which breaks once the answer is stored and before any of it came through. */
      async function interrupted<T>(ada: At, asking: () => Promise<T>): Promise<T> {
        gate.hold();
        const answer = asking();
        // Whatever becomes of it is awaited below.
        answer.catch(() => undefined);
        await expect.poll(() => sessionIdsOf(ada), { timeout: 20_000 }).toHaveLength(1);
        gate.cut();
        return answer;
      }

      it.each(WAYS)('is answered by what is stored, by the client’s own next attempt: %s', async (way) => {
        const ada = await withKey(rig);
        const model = `chat-mock-thinking-${randomUUID()}`;
        const headers = { 'idempotency-key': randomUUID() };
        const at = { url: gate.url, key: ada.key };
        const { text, sessionId } = await interrupted(ada, () =>
          say(way, at, { text: 'Once', model }, { attempts: 3, headers }),
        );
        expect(text).toBe(said(model));
        expect(await asked(model)).toBe(1);
        expect(await historyOf(ada, sessionId)).toMatchObject([user('Once'), assistant(said(model))]);
      });

      it.skipIf(litellmVenv === undefined).each(['converse', 'converse_stream'] as const)(
        'and by boto3’s: %s',
        async (operation) => {
          const ada = await withKey(rig);
          const modelId = `chat-mock-thinking-${randomUUID()}`;
          const bedrock = boto3({ ...rig, url: gate.url, key: ada.key }, python);
          const messages = [{ role: 'user', content: [{ text: 'Once' }] }];
          const additionalModelRequestFields = { enable_history: true };
          const heard = await interrupted(ada, () =>
            bedrock(operation, { modelId, messages, additionalModelRequestFields }, { attempts: 3 }),
          );
          expect(heard.headers['x-gatehouse-replayed']).toBe('true');
          expect(textOf(operation === 'converse' ? wholeOf(heard) : gatheredOf(heard))).toBe(said(modelId));
          expect(await asked(modelId)).toBe(1);
        },
      );
    });
  },
  { on: ['compatible'] },
);
