import { createHash, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ChatMessage } from '../chat/chat.ts';
import { answered, asking, assistant, beginTurn, KEY, openTask, say, told, user } from './history.fixture.ts';
import { type History, NO_SUCH_SESSION } from './history.ts';
import { startPostgres, type TestPostgres } from './postgres.fixture.ts';

const OLD_CHAT: ChatMessage[] = [
  { role: 'system', content: 'Be calm.' },
  user('q1'),
  assistant('a1 "quoted"'),
  { role: 'user', content: [{ type: 'text', text: 'q2' }] },
  {
    role: 'assistant',
    content: null,
    tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } }],
  },
  { role: 'tool', tool_call_id: 'c', content: '4' },
  assistant('a2'),
];

let postgres: TestPostgres;
let client: Client;
let tasks: History[];
beforeAll(async () => {
  postgres = await startPostgres({ fsync: 'off' });
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  const databaseUrl = await postgres.createDatabase();
  client = new Client(databaseUrl);
  await client.connect();
  tasks = (await Promise.all([openTask({ databaseUrl }), openTask({ databaseUrl, memoryBytes: 0 })])).map(
    ({ history }) => history,
  );
});
afterEach(async () => {
  await Promise.all(tasks.map((history) => history.close()));
  await client.end();
});

/** As SQLAlchemy made it for the older middleware. */
const createTable = (): Promise<unknown> =>
  client.query(
    'CREATE TABLE public.chat_sessions (session_id VARCHAR PRIMARY KEY, chat_history TEXT NOT NULL, api_key_hash VARCHAR NOT NULL)',
  );

async function store(text: string, apiKey = KEY): Promise<string> {
  const sessionId = randomUUID();
  const hash = createHash('sha256').update(apiKey).digest('hex');
  await client.query('INSERT INTO public.chat_sessions VALUES ($1, $2, $3)', [sessionId, text, hash]);
  return sessionId;
}

const oldRows = async (): Promise<unknown[]> =>
  (await client.query<Record<string, unknown>>('SELECT session_id FROM public.chat_sessions')).rows;

it('goes on with a session of the older middleware, whichever task it comes to first', async () => {
  await createTable();
  const sessionId = await store(JSON.stringify(OLD_CHAT));
  const [one, two] = tasks as [History, History];
  const turns = await Promise.all(
    [one, two].map(async (task, index) => {
      const turn = await beginTurn(task, `new ${index}`, { sessionId });
      const context = told(turn);
      await turn.end(answered('answer'));
      return context;
    }),
  );
  const [first, second] = turns.toSorted((a, b) => a.length - b.length);
  expect(first?.slice(0, -1)).toEqual(OLD_CHAT);
  expect(second?.slice(0, -1)).toEqual([...first!, assistant('answer')]);
  expect(await two.read(KEY, sessionId)).toEqual([...second!, assistant('answer')]);
  expect(await oldRows()).toEqual([{ session_id: sessionId }]);
});

it('tells another key nothing of it, and nothing of what never was', async () => {
  const [task] = tasks as [History];
  const refusal = { kind: 'not_found', message: NO_SUCH_SESSION };
  await expect(task.read(KEY, randomUUID())).rejects.toMatchObject(refusal);
  await createTable();
  const sessionId = await store(JSON.stringify(OLD_CHAT));
  const isRefused = async (): Promise<void> => {
    await expect(task.begin(asking('q', { apiKey: 'sk-other', sessionId }))).rejects.toMatchObject(refusal);
    await expect(task.read('sk-other', sessionId)).rejects.toMatchObject(refusal);
    await expect(task.remove('sk-other', sessionId)).rejects.toMatchObject(refusal);
    expect(await task.sessions('sk-other', { limit: 10 })).toEqual({ sessionIds: [] });
  };
  await isRefused();
  expect(await task.read(KEY, sessionId)).toEqual(OLD_CHAT);
  // Carried over by now.
  await isRefused();
});

it('lists those sessions after all others, once each, carried over or not', async () => {
  const [one, two] = tasks as [History, History];
  await createTable();
  const old: string[] = [];
  for (let number = 0; number < 5; number += 1) old.push(await store(JSON.stringify(OLD_CHAT)));
  old.sort().reverse();
  const newer = await say(one, 'q', 'a');
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await two.sessions(KEY, { limit: 2, after });
    seen.push(...page.sessionIds);
    after = page.next;
    // What is used meanwhile keeps its place.
    await say(one, 'q', 'a', { sessionId: old[3]! });
  } while (after !== undefined);
  expect(seen).toEqual([newer, ...old]);
});

it('deletes one in both places', async () => {
  const [one, two] = tasks as [History, History];
  await createTable();
  const sessionId = await store(JSON.stringify(OLD_CHAT));
  await one.remove(KEY, sessionId);
  expect(await oldRows()).toEqual([]);
  await expect(two.read(KEY, sessionId)).rejects.toMatchObject({ kind: 'not_found' });
  expect(await two.sessions(KEY, { limit: 10 })).toEqual({ sessionIds: [] });
});

it('takes an empty one, and one that ends with a question', async () => {
  const [one, two] = tasks as [History, History];
  await createTable();
  const empty = await store('[]');
  const open = await store(JSON.stringify([user('q1')]));
  expect(await one.read(KEY, empty)).toEqual([]);
  const turn = await beginTurn(two, 'q2', { sessionId: empty });
  expect(told(turn)).toEqual([user('q2')]);
  await turn.end(answered('a2'));
  expect(await one.read(KEY, empty)).toEqual([user('q2'), assistant('a2')]);
  const next = await beginTurn(one, [{ ...user('q2'), name: 'anna' }], { sessionId: open });
  expect(told(next)).toEqual([user('q1'), { ...user('q2'), name: 'anna' }]);
  await next.drop();
});

it.each([
  '{"broken',
  '{"role":"user"}',
  '[{"role":"narrator","content":"x"}]',
  '[null]',
  '[{"role":"user","content":7}]',
  '',
])('says so when what is stored cannot be read, and leaves it: %s', async (text) => {
  const [task] = tasks as [History];
  await createTable();
  const sessionId = await store(text);
  await expect(task.begin(asking('q', { sessionId }))).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringContaining('cannot be read') as string,
  });
  expect(await oldRows()).toEqual([{ session_id: sessionId }]);
});

it('does not take another program’s table for it', async () => {
  const [task] = tasks as [History];
  await client.query('CREATE TABLE public.chat_sessions (session_id uuid, title text)');
  await client.query('INSERT INTO public.chat_sessions VALUES (gen_random_uuid(), $1)', ['x']);
  await expect(task.read(KEY, randomUUID())).rejects.toMatchObject({ kind: 'not_found' });
  expect(await task.sessions(KEY, { limit: 10 })).toEqual({ sessionIds: [] });
});
