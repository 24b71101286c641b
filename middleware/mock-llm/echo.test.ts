import { createHash } from 'node:crypto';
import { ConverseCommand, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bedrockClient, openAiClient } from './clients.fixture.ts';
import { type RunningMock, startMock } from './mock.fixture.ts';

let mock: RunningMock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.stop());

const measured = (bytes: Buffer | string) => ({
  length: Buffer.byteLength(bytes),
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

async function echoed(body: object): Promise<unknown> {
  const sent = JSON.stringify({ model: 'm-mock-echo', ...body });
  const answer = await fetch(`${mock.url}/v1/chat/completions`, { method: 'POST', body: sent });
  const { choices } = (await answer.json()) as { choices: { message: { content: string } }[] };
  return JSON.parse(choices[0]!.message.content);
}

describe('an echo', () => {
  it('says every field that arrived, whatever else the request asks for', async () => {
    const body = {
      messages: [
        { role: 'system', content: 's' },
        { role: 'user', content: 'use tool a' },
      ],
      tools: [{ type: 'function', function: { name: 'a' } }],
      tool_choice: 'required',
      max_tokens: 1,
      stop: ['m'],
      metadata: { own: [1, null, 'é'] },
    };
    expect(await echoed(body)).toEqual({ model: 'm-mock-echo', ...body });
  });

  it('tells what large contents are instead of repeating them', async () => {
    const bytes = Buffer.alloc(100_000, 7);
    const url = `data:application/pdf;name=a.pdf;base64,${bytes.toString('base64')}`;
    const long = 'long '.repeat(10_000);
    const messages = [{ role: 'user', content: [{ url }, { text: long }, { url: 'data:,a%20b' }] }];
    expect(await echoed({ messages })).toMatchObject({
      messages: [
        {
          content: [
            { url: { type: 'data', mime: 'application/pdf', ...measured(bytes) } },
            { text: { type: 'text', ...measured(long) } },
            { url: { type: 'data', mime: '', ...measured('a b') } },
          ],
        },
      ],
    });
  });

  it('says the model and the body of Converse, its bytes by what they are', async () => {
    const bedrock = bedrockClient(mock.url);
    const bytes = Buffer.from('not really an image');
    const asked = {
      modelId: 'a/m-mock-echo',
      messages: [
        { role: 'user' as const, content: [{ image: { format: 'png' as const, source: { bytes } } }] },
      ],
      requestMetadata: { team: 'blue' },
    };
    const whole = await bedrock.send(new ConverseCommand(asked));
    const text = whole.output?.message?.content?.[0]?.text ?? '';
    expect(JSON.parse(text)).toEqual({
      modelId: 'a/m-mock-echo',
      messages: [
        {
          role: 'user',
          content: [{ image: { format: 'png', source: { bytes: { type: 'bytes', ...measured(bytes) } } } }],
        },
      ],
      requestMetadata: { team: 'blue' },
    });
    let streamed = '';
    for await (const { contentBlockDelta } of (await bedrock.send(new ConverseStreamCommand(asked))).stream!)
      streamed += contentBlockDelta?.delta?.text ?? '';
    expect(streamed).toBe(text);
    bedrock.destroy();
  });

  it('is whole in a stream, whatever the characters', async () => {
    const openai = openAiClient(mock.url);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (content) => {
        const messages = [{ role: 'user' as const, content }];
        let text = '';
        for await (const { choices } of await openai.chat.completions.create({
          model: 'm-mock-echo',
          stream: true,
          messages,
        })) {
          const piece = choices[0]?.delta.content ?? '';
          // Half of a surrogate pair does not survive UTF-8.
          expect(Buffer.from(piece).toString()).toBe(piece);
          text += piece;
        }
        expect(JSON.parse(text)).toEqual({ model: 'm-mock-echo', stream: true, messages });
      }),
      { numRuns: 50 },
    );
  });
});
