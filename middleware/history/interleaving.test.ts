import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ChatMessage } from '../chat/chat.ts';
import { answered, assistant, beginTurn, KEY, openTask, told, user } from './history.fixture.ts';
import type { History } from './history.ts';
import { startPostgres, type TestPostgres } from './postgres.fixture.ts';
import { noRedis, startRedis, type TestRedis } from './redis.fixture.ts';

let postgres: TestPostgres;
let redis: TestRedis | undefined;
let tasks: History[];
beforeAll(async () => {
  postgres = await startPostgres({ fsync: 'off' });
  redis = noRedis === undefined ? await startRedis() : undefined;
  const databaseUrl = await postgres.createDatabase();
  const open = (options: { memoryBytes?: number; redisUrl?: string | undefined }): Promise<History> =>
    openTask({ databaseUrl, turnWaitMs: 60_000, ...options }).then(({ history }) => history);
  tasks = await Promise.all([
    open({ redisUrl: redis?.url }),
    open({ redisUrl: redis?.url, memoryBytes: 0 }),
    open({}),
  ]);
});
afterAll(async () => {
  await Promise.all(tasks.map((task) => task.close()));
  await redis?.kill();
  await postgres.stop();
});

interface Step {
  readonly task: number;
  readonly isOpened: boolean;
  readonly end: 'whole' | 'empty' | 'cut off' | 'cut off early' | 'dropped';
}

const step = fc.record<Step>({
  task: fc.nat({ max: 2 }),
  isOpened: fc.boolean(),
  end: fc.constantFrom('whole', 'whole', 'empty', 'cut off', 'cut off early', 'dropped'),
});

const SAID = { whole: 'whole', empty: '', 'cut off': 'half', 'cut off early': '', dropped: undefined };

/** What the model is to be told, said once more and in another way than the code under test does: by folding over the turns. */
function expectedContexts(order: readonly { question: string; said: string }[]): ChatMessage[][] {
  const done: ChatMessage[] = [];
  let open: string[] = [];
  return order.map(({ question, said }) => {
    open.push(question);
    const content = open.length === 1 ? question : open.map((text) => ({ type: 'text' as const, text }));
    const context: ChatMessage[] = [...done, { role: 'user', content }];
    if (said !== '') {
      done.push({ role: 'user', content }, assistant(said));
      open = [];
    }
    return context;
  });
}

it('stores any interleaving of turns over several tasks as one sequence, each told exactly what came before it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      async (clients) => {
        const sessionId = tasks[0]!.newSessionId(KEY);
        const contexts = new Map<string, ChatMessage[]>();
        const said = new Map<string, string>();
        await Promise.all(
          clients.map(async (steps, client) => {
            for (const [index, { task, isOpened, end }] of steps.entries()) {
              const question = `q${client}.${index}`;
              const turn = await beginTurn(tasks[task]!, question, { sessionId });
              contexts.set(question, told(turn));
              if (isOpened) turn.open();
              const text = SAID[end];
              if (text === undefined) {
                await turn.drop();
                continue;
              }
              said.set(question, text);
              await (end === 'cut off' || end === 'cut off early'
                ? turn.cutOff(answered(text))
                : turn.end(answered(text)));
            }
          }),
        );
        if (said.size === 0) {
          await expect(tasks[0]!.read(KEY, sessionId!)).rejects.toMatchObject({ kind: 'not_found' });
          return;
        }
        const stored = await tasks[2]!.read(KEY, sessionId!);
        const order = stored
          .filter(({ role }) => role === 'user')
          .map(({ content }) => ({
            question: content as string,
            said: said.get(content as string) ?? 'unknown',
          }));
        // Each turn that was not dropped is there once, with its answer behind it.
        expect(order.map(({ question }) => question).toSorted()).toEqual([...said.keys()].toSorted());
        expect(stored.map(({ role, content }) => ({ role, content }))).toEqual(
          order.flatMap((turn) => [user(turn.question), assistant(turn.said)]),
        );
        expect(order.map(({ question }) => contexts.get(question))).toEqual(expectedContexts(order));
      },
    ),
    { numRuns: 40 },
  );
});
