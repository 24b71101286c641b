import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBehaviours } from './behaviour.ts';
import { createCounter } from './counts.ts';
import { type RunningMock, startMock } from './mock.fixture.ts';

let mock: RunningMock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.stop());

const control = async (method: string, path: string, body?: unknown) => {
  const answer = await fetch(`${mock.url}/mock/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: (await answer.json()) as unknown };
};
const chat = (model: string) =>
  fetch(`${mock.url}/v1/chat/completions`, { method: 'POST', body: JSON.stringify({ model }) });

test('a behaviour is of one model or of every other one, until it is removed', async () => {
  await control('PUT', 'behaviour', { status: 503 });
  await control('PUT', 'behaviour', { model: 'good', failRate: 0 });
  expect([(await chat('any')).status, (await chat('good')).status]).toEqual([503, 200]);
  expect((await control('GET', 'behaviour')).json).toMatchObject({
    '*': { failRate: 1, status: 503 },
    good: { failRate: 0 },
  });
  await control('DELETE', 'behaviour?model=good');
  expect((await chat('good')).status).toBe(503);
  expect((await control('DELETE', 'behaviour')).json).toEqual({});
  expect((await chat('any')).status).toBe(200);
});

test.each([
  [{ model: 1 }, /^model must be/],
  [{ failRate: 1.1 }, /^failRate must be a number from 0 to 1/],
  [{ status: 200 }, /^status must be from 400 to 599/],
  [{ kind: 'other' }, /^kind must be one of: context_window, content_policy/],
  [{ delayMs: -1 }, /^delayMs must be milliseconds/],
  [{ chunkDelayMs: '5' }, /^chunkDelayMs/],
  [{ retryAfterS: 4_000 }, /^retryAfterS must be seconds/],
  [{ failAfterPieces: 1e9 }, /^failAfterPieces/],
  [{ failAfterPieces: 1.5 }, /^failAfterPieces must be a whole number/],
  [{ breakAfterPieces: null }, /^breakAfterPieces/],
])('the behaviour %o is refused in a sentence', async (body, words) => {
  expect(await control('PUT', 'behaviour', body)).toMatchObject({
    status: 400,
    json: { error: { message: expect.stringMatching(words) as unknown } },
  });
});

test('requests are counted by model, until the counts are reset', async () => {
  await control('DELETE', 'requests');
  await Promise.all(['a', 'a', 'b'].map(chat));
  expect((await control('GET', 'requests')).json).toEqual({ byModel: { a: 2, b: 1 }, open: 0, cancelled: 0 });
  expect((await control('DELETE', 'requests')).json).toEqual({ byModel: {}, open: 0, cancelled: 0 });
});

test('callers who make up names cannot fill the memory', () => {
  const behaviours = createBehaviours();
  const counter = createCounter();
  const set = Array.from({ length: 1_001 }, (_, n) => behaviours.set(`m${n}`, { failRate: 0, status: 500 }));
  expect(set.indexOf(false)).toBe(1_000);
  expect(behaviours.set('m0', { failRate: 1, status: 500 })).toBe(true);
  for (let n = 0; n < 10_005; n += 1) counter.begin(`m${n}`)('answered');
  expect(counter.read().byModel).toMatchObject({ m0: 1, m9999: 1, '(others)': 5 });
  expect(counter.read().byModel).not.toHaveProperty('m10000');
});
