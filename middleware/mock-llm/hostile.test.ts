import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAiClient } from './clients.fixture.ts';
import { type RunningMock, startMock } from './mock.fixture.ts';

let mock: RunningMock;
beforeAll(async () => {
  mock = await startMock({ bodyLimitBytes: 8_000_000 });
});
afterAll(() => mock.stop());

const CHAT = '/v1/chat/completions';
const CONVERSE = '/model/m/converse';
const PATHS = [CHAT, '/v1/embeddings', CONVERSE, '/model/m/converse-stream', '/mock/behaviour'];

async function send(path: string, body: string | Uint8Array<ArrayBuffer>) {
  const method = path === '/mock/behaviour' ? 'PUT' : 'POST';
  const answer = await fetch(mock.url + path, { method, body });
  const json = (await answer.json()) as { message?: string; error?: { message: string } };
  return { status: answer.status, headers: answer.headers, message: json.message ?? json.error?.message };
}

describe.each(PATHS)('%s', (path) => {
  it.each([
    ['no JSON', '{"model":', /is not JSON/],
    ['a list', '[]', /must be a JSON object/],
    ['a text', '"model"', /must be a JSON object/],
    ['null', 'null', /must be a JSON object/],
    ['broken UTF-8', Buffer.from('7b2261223a22ff227d', 'hex'), /not UTF-8/],
    ['a text without end', '{"a":"\\"', /is not JSON/],
    ['what is nested deeply', '{"a":'.repeat(101), /nested more than 100 deep/],
    ['millions of brackets', '['.repeat(5_000_000), /nested more than 100 deep/],
    ['millions of values', `{"a":[${'0,'.repeat(2_000_000)}0]}`, /more than 1000000 values/],
  ])('refuses %s', async (_what, body, words) => {
    const { status, headers, message } = await send(path, body);
    expect([status, message]).toEqual([400, expect.stringMatching(words)]);
    expect(headers.get('x-amzn-errortype')).toBe(path.startsWith('/model/') ? 'ValidationException' : null);
  });

  it('refuses a body over the limit, announced or not', async () => {
    const method = path === '/mock/behaviour' ? 'PUT' : 'POST';
    const large = Buffer.alloc(8_000_001, ' ');
    const announced = await send(path, large);
    expect([announced.status, announced.message]).toEqual([413, expect.stringContaining('larger than')]);
    const chunked = { method, body: new Blob([large]).stream(), duplex: 'half' };
    const inChunks = await fetch(mock.url + path, chunked);
    expect(inChunks.status).toBe(413);
  });
});

it('takes brackets, commas and quotes without number within texts, and large texts', async () => {
  const content = '[{,\\"'.repeat(300_000);
  const { status } = await send(CHAT, JSON.stringify({ model: 'm', messages: [{ role: 'user', content }] }));
  expect(status).toBe(200);
});

it.each<object>([
  { messages: 'hi' },
  { messages: [null, 7, 'hi', { role: 'user' }, { role: 'tool', content: 5 }, { content: [null, 'x', {}] }] },
  { tools: 'x', tool_choice: 5, stop: [1, '', null], max_tokens: 'many', stream_options: 3 },
  {
    tools: [null, { function: null }, { function: { name: 5 } }],
    toolConfig: { tools: [7], toolChoice: 'any' },
  },
  { inferenceConfig: 7, system: [null], thinking: 'yes', additionalModelRequestFields: [] },
  { ['__proto__']: { model: 'x' }, constructor: 1 },
  {},
])('answers %o as if what is of the wrong kind were absent', async (body) => {
  for (const path of [CHAT, CONVERSE]) expect((await send(path, JSON.stringify(body))).status).toBe(200);
});

it('answers an empty body', async () => {
  expect((await send(CONVERSE, '')).status).toBe(200);
});

it.each([CHAT, '/v1/embeddings'])('refuses a name of a model without end on %s', async (path) => {
  const { status, message } = await send(path, JSON.stringify({ model: 'm'.repeat(2_049) }));
  expect([status, message]).toEqual([400, 'model has more than 2048 characters.']);
});

it('refuses paths that cannot be decoded or are nothing’s', async () => {
  const undecodable = await send('/model/%zz/converse', '{}');
  expect([undecodable.status, undecodable.headers.get('x-amzn-errortype')]).toEqual([
    400,
    'ValidationException',
  ]);
  expect((await send('/v1/images', '{}')).message).toContain('no such endpoint: "POST /v1/images"');
});

it('goes on answering after all of that', async () => {
  expect((await fetch(`${mock.url}/health`)).status).toBe(200);
  const { data } = await openAiClient(mock.url).models.list();
  expect(data).toHaveLength(1);
});
