import {
  type BedrockRuntimeClient,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bedrockClient } from '../../mock-llm/clients.fixture.ts';
import { answerOf, streamOf } from './chat.fixture.ts';
import { startInvoke } from './server.fixture.ts';

const ends: (() => void)[] = [];
let client: BedrockRuntimeClient;

beforeEach(async () => {
  const { url, stop } = await startInvoke({
    answer: answerOf({ content: 'Grüße 🌍' }),
    chunks: streamOf([{ content: 'Grü' }, { content: 'ße 🌍' }]),
  });
  client = bedrockClient(url);
  ends.push(stop, () => client.destroy());
});
afterEach(() => {
  for (const end of ends.splice(0).reverse()) end();
});

type Told = Readonly<Record<string, unknown>>;

/** For each family: a request, and the text in its answer and in a piece of its stream. */
const FAMILIES: readonly [
  modelId: string,
  body: object,
  textOf: (answer: Told) => unknown,
  pieceOf: (event: Told) => unknown,
][] = [
  [
    'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0',
    { anthropic_version: 'bedrock-2023-05-31', max_tokens: 5, messages: [{ role: 'user', content: 'Hi' }] },
    ({ content }) => (content as Told[])[0]?.['text'],
    ({ delta }) => (delta as Told | undefined)?.['text'],
  ],
  [
    'amazon.titan-text-express-v1',
    { inputText: 'Hi' },
    ({ results }) => (results as Told[])[0]?.['outputText'],
    ({ outputText }) => outputText,
  ],
  [
    'us.amazon.nova-lite-v1:0',
    { schemaVersion: 'messages-v1', messages: [{ role: 'user', content: [{ text: 'Hi' }] }] },
    ({ output }) => ((output as Told)['message'] as { content: Told[] }).content[0]?.['text'],
    ({ contentBlockDelta }) =>
      ((contentBlockDelta as Told | undefined)?.['delta'] as Told | undefined)?.['text'],
  ],
  [
    'us.meta.llama3-1-8b-instruct-v1:0',
    { prompt: 'Hi' },
    ({ generation }) => generation,
    ({ generation }) => generation,
  ],
  [
    'mistral.mistral-7b-instruct-v0:2',
    { prompt: '<s>[INST] Hi [/INST]' },
    ({ outputs }) => (outputs as Told[])[0]?.['text'],
    ({ outputs }) => (outputs as Told[])[0]?.['text'],
  ],
  [
    'our/best model',
    { messages: [{ role: 'user', content: 'Hi' }] },
    ({ choices }) => ((choices as Told[])[0]?.['message'] as Told)['content'],
    ({ choices }) => ((choices as Told[])[0]?.['message'] as Told)['content'],
  ],
];

const sent = (modelId: string, body: object) => ({
  modelId,
  body: JSON.stringify(body),
  contentType: 'application/json',
});
const jsonOf = (bytes: Uint8Array | undefined) =>
  JSON.parse(Buffer.from(bytes ?? []).toString('utf8')) as Told;

test.each(FAMILIES)('the SDK reads an answer of %s', async (modelId, body, textOf) => {
  const answer = await client.send(new InvokeModelCommand(sent(modelId, body)));
  expect(textOf(jsonOf(answer.body))).toBe('Grüße 🌍');
});

test.each(FAMILIES)('the SDK reads a stream of %s', async (modelId, body, _, pieceOf) => {
  const { body: stream } = await client.send(new InvokeModelWithResponseStreamCommand(sent(modelId, body)));
  const events: Told[] = [];
  for await (const { chunk } of stream ?? []) events.push(jsonOf(chunk?.bytes));
  const pieces = events.map(pieceOf).filter((piece) => typeof piece === 'string');
  expect(pieces.join('')).toBe('Grüße 🌍');
  expect(events.at(-1)).toHaveProperty('amazon-bedrock-invocationMetrics.outputTokenCount', 5);
});
