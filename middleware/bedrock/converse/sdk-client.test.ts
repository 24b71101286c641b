import { createServer, type Http2Server, type Http2ServerRequest } from 'node:http2';
import type { AddressInfo } from 'node:net';
import {
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  type ConverseStreamOutput,
} from '@aws-sdk/client-bedrock-runtime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChatBody, ChatChunk } from '../../chat/chat.ts';
import { Refusal } from '../../refusal.ts';
import { type BedrockError, bedrockError, fromLiteLLM } from '../error.ts';
import { EVENT_STREAM_TYPE, encodeEvent, encodeException } from '../event-stream.ts';
import { converseAnswer } from './converse-answer.ts';
import { converseEvents } from './converse-events.ts';
import { readConverse } from './read-converse.ts';

const SCRIPT: readonly ChatChunk[] = [
  {
    choices: [
      { delta: { reasoning_content: 'Hm.', thinking_blocks: [{ type: 'thinking', thinking: 'Hm.' }] } },
    ],
  },
  { choices: [{ delta: { thinking_blocks: [{ type: 'thinking', thinking: '', signature: 'sig' }] } }] },
  { choices: [{ delta: { content: 'Grüße 🌍' } }] },
  {
    choices: [
      {
        delta: { tool_calls: [{ index: 0, id: 'a', function: { name: 'look', arguments: '{"at":"sky"}' } }] },
      },
    ],
  },
  {
    choices: [{ delta: {}, finish_reason: 'tool_calls' }],
    usage: { prompt_tokens: 3, completion_tokens: 2 },
  },
];

// This client speaks HTTP/2 to Bedrock's runtime unless told otherwise.
let server: Http2Server;
let client: BedrockRuntimeClient;
/** What the request before became for LiteLLM. */
let chat: ChatBody;
let refusals = 0;

async function bodyOf(request: Http2ServerRequest): Promise<unknown> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return JSON.parse(Buffer.concat(pieces).toString('utf8'));
}

async function reading(
  model: string,
  request: Http2ServerRequest,
  isStream: boolean,
): Promise<BedrockError | undefined> {
  try {
    const body = await bodyOf(request);
    if (model !== 'spent') {
      ({ chat } = readConverse(model, body, isStream));
      return undefined;
    }
    refusals += 1;
    return fromLiteLLM(422, '{"error":{"message":"Spent.","type":"budget_exceeded"}}');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refusals += 1;
    return bedrockError(error);
  }
}

beforeAll(async () => {
  server = createServer((request, response) => {
    void (async () => {
      const [, , model = '', action] = request.url.split('/').map(decodeURIComponent);
      const refusal = await reading(model, request, action === 'converse-stream');
      if (refusal !== undefined) {
        response.writeHead(refusal.status, refusal.headers).end(JSON.stringify(refusal.body));
        return;
      }
      if (action === 'converse') {
        const message = {
          role: 'assistant',
          content: 'Hello.',
          thinking_blocks: [{ type: 'redacted_thinking', data: 'aGk=' }],
        } as const;
        const usage = { prompt_tokens: 9, completion_tokens: 1, cache_read_input_tokens: 4 };
        const answer = { choices: [{ message, finish_reason: 'length' }], usage };
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(converseAnswer(answer, 12)));
        return;
      }
      response.setHeader('content-type', EVENT_STREAM_TYPE);
      const events = converseEvents();
      for (const chunk of SCRIPT) for (const event of events.chunk(chunk)) response.write(encodeEvent(event));
      if (model === 'breaks') response.end(encodeException('ThrottlingException', 'Slow down.'));
      else {
        for (const event of events.end(12)) response.write(encodeEvent(event));
        response.end();
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = new BedrockRuntimeClient({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
});

afterAll(async () => {
  client.destroy();
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
});

const messages = [{ role: 'user' as const, content: [{ text: 'hi' }] }];

test('the SDK reads a whole answer, and its bytes arrive as base64', async () => {
  const image = { format: 'png' as const, source: { bytes: Buffer.from('hi') } };
  const answer = await client.send(
    new ConverseCommand({
      modelId: 'bedrock/eu.model:0',
      messages: [{ role: 'user', content: [{ image }, { text: 'hi' }] }],
    }),
  );
  expect(chat).toMatchObject({
    model: 'bedrock/eu.model:0',
    messages: [{ content: [{ image_url: { url: 'data:image/png;base64,aGk=' } }, { text: 'hi' }] }],
  });
  expect(answer.output?.message).toEqual({
    role: 'assistant',
    content: [
      { reasoningContent: { redactedContent: new Uint8Array(Buffer.from('hi')) } },
      { text: 'Hello.' },
    ],
  });
  expect(answer).toMatchObject({
    stopReason: 'max_tokens',
    usage: { inputTokens: 5, outputTokens: 1, totalTokens: 10, cacheReadInputTokens: 4 },
    metrics: { latencyMs: 12 },
  });
});

test('the SDK reads every event of a stream', async () => {
  const { stream } = await client.send(new ConverseStreamCommand({ modelId: 'm', messages }));
  const events: ConverseStreamOutput[] = [];
  for await (const event of stream ?? []) events.push(event);
  expect(chat.stream).toBe(true);
  expect(events).toEqual([
    { messageStart: { role: 'assistant' } },
    { contentBlockDelta: { delta: { reasoningContent: { text: 'Hm.' } }, contentBlockIndex: 0 } },
    { contentBlockDelta: { delta: { reasoningContent: { signature: 'sig' } }, contentBlockIndex: 0 } },
    { contentBlockStop: { contentBlockIndex: 0 } },
    { contentBlockDelta: { delta: { text: 'Grüße 🌍' }, contentBlockIndex: 1 } },
    { contentBlockStop: { contentBlockIndex: 1 } },
    { contentBlockStart: { start: { toolUse: { toolUseId: 'a', name: 'look' } }, contentBlockIndex: 2 } },
    { contentBlockDelta: { delta: { toolUse: { input: '{"at":"sky"}' } }, contentBlockIndex: 2 } },
    { contentBlockStop: { contentBlockIndex: 2 } },
    { messageStop: { stopReason: 'tool_use' } },
    { metadata: { usage: { inputTokens: 3, outputTokens: 2, totalTokens: 5 }, metrics: { latencyMs: 12 } } },
  ]);
});

test('the SDK raises an exception frame as that exception', async () => {
  const { stream } = await client.send(new ConverseStreamCommand({ modelId: 'breaks', messages }));
  const reading = (async () => {
    const events: ConverseStreamOutput[] = [];
    for await (const event of stream ?? []) events.push(event);
    return events;
  })();
  await expect(reading).rejects.toMatchObject({ name: 'ThrottlingException', message: 'Slow down.' });
});

test('the SDK raises a refusal by its name, and retries neither it nor a spent budget', async () => {
  refusals = 0;
  const audio = { format: 'mp3' as const, source: { bytes: Buffer.from('hi') } };
  const refused = client.send(
    new ConverseCommand({ modelId: 'm', messages: [{ role: 'user', content: [{ audio }] }] }),
  );
  await expect(refused).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('messages[0].content[0].audio') as string,
    $metadata: { httpStatusCode: 400 },
  });
  const spent = client.send(new ConverseCommand({ modelId: 'spent', messages }));
  await expect(spent).rejects.toMatchObject({ name: 'ServiceQuotaExceededException', message: 'Spent.' });
  expect(refusals).toBe(2);
});
