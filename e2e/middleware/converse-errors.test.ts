import { expect, it } from 'vitest';
import { user } from './arrival-parts.ts';
import { eachBedrockClient } from './clients/bedrock.ts';
import { pythonOfFile } from './clients/python.ts';
import { eachBackend } from './rig.ts';

const python = pythonOfFile();
const messages = [user({ text: 'Hello' })];
const OPERATIONS = ['converse', 'converse_stream'] as const;

const text = (pattern: RegExp): string => expect.stringMatching(pattern) as string;

eachBackend('what goes wrong is raised by a Bedrock client', (rig) => {
  eachBedrockClient(rig, python, (ask) => {
    it.each([
      [
        'messages[0].content[0].image.format',
        { image: { format: 'tiff', source: { bytes: Buffer.from('x') } } },
      ],
      ['messages[0].content[0].cachePoint', { cachePoint: { type: 'default' } }],
      [
        'messages[0].content[0].toolResult.toolUseId',
        { toolResult: { toolUseId: 'two words', content: [{ text: 'x' }] } },
      ],
      [
        'messages[0].content[0].image.source.s3Location',
        { image: { format: 'png', source: { s3Location: { uri: 's3://bucket/key' } } } },
      ],
    ])('a field that cannot be carried by its name: %s', async (field, content) => {
      for (const operation of OPERATIONS) {
        const { raised } = await ask(operation, { modelId: 'chat-mock-plain', messages: [user(content)] });
        expect(raised).toMatchObject({ name: 'ValidationException', status: 400 });
        expect(raised?.message).toContain(field);
      }
    });

    it.each([
      [429, 'ThrottlingException', 429, /^Rate limit reached/],
      [500, 'InternalServerException', 500, /./],
      [503, 'ServiceUnavailableException', 503, /overloaded/],
      [400, 'ValidationException', 400, /mock backend was told to fail/],
    ])('a model’s %i as %s', async (status, name, answered, message) => {
      for (const operation of OPERATIONS) {
        const { raised } = await ask(operation, { modelId: `chat-mock-status-${status}`, messages });
        expect(raised).toEqual({ name, status: answered, message: text(message) });
      }
    });

    it('a prompt that is too long for the model, in Bedrock’s words', async () => {
      const { raised } = await ask('converse', { modelId: 'chat-mock-context_window', messages });
      expect(raised).toEqual({
        name: 'ValidationException',
        status: 400,
        message: 'Input is too long for requested model.',
      });
    });

    it('a failure in the middle of a stream, after what came before it', async () => {
      for (const [order, name] of [
        ['fail-after-2', 'ServiceUnavailableException'],
        ['fail-after-2-status-429', 'ThrottlingException'],
      ] as const) {
        const { events, raised } = await ask('converse_stream', { modelId: `chat-mock-${order}`, messages });
        expect(events).toEqual([
          { messageStart: { role: 'assistant' } },
          { contentBlockDelta: { delta: { text: 'This ' }, contentBlockIndex: 0 } },
          { contentBlockDelta: { delta: { text: 'is ' }, contentBlockIndex: 0 } },
        ]);
        expect(raised).toMatchObject({ name, status: undefined });
      }
    });

    it('a model that breaks off, rather than half an answer', async () => {
      for (const operation of OPERATIONS) {
        const { raised, answer } = await ask(operation, { modelId: 'chat-mock-break-after-2', messages });
        expect(raised?.name).toMatch(/^(ServiceUnavailable|InternalServer)Exception$/);
        expect(answer).not.toHaveProperty('stopReason');
      }
    });

    it('only after the client has tried again, where that may help', async () => {
      const modelId = `chat-tried-${crypto.randomUUID()}-mock-status-429`;
      const { raised } = await ask('converse', { modelId, messages }, { attempts: 2 });
      expect(raised?.name).toBe('ThrottlingException');
      expect((await rig.counts()).byModel[modelId]).toBe(2);
    });

    it('at once, where trying again would not', async () => {
      const modelId = `chat-once-${crypto.randomUUID()}-mock-status-400`;
      const { raised } = await ask('converse', { modelId, messages }, { attempts: 3 });
      expect(raised?.name).toBe('ValidationException');
      expect((await rig.counts()).byModel[modelId]).toBe(1);
    });

    if (rig.backend !== 'mock') {
      it('an unknown model in Bedrock’s words', async () => {
        for (const operation of OPERATIONS) {
          const { raised } = await ask(operation, { modelId: 'nobody.knows-it-v1:0', messages });
          expect(raised).toEqual({
            name: 'ValidationException',
            status: 400,
            message: 'The provided model identifier is invalid.',
          });
        }
      });

      it('a wrong key, which no client tries again with', async () => {
        const { raised } = await ask(
          'converse',
          { modelId: 'chat', messages },
          { key: 'sk-wrong', attempts: 1 },
        );
        // Without a database, LiteLLM cannot say that it is wrong.
        expect(raised).toMatchObject(
          rig.backend === 'litellm'
            ? { name: 'ServiceUnavailableException', status: 503 }
            : { name: 'UnrecognizedClientException', status: 403 },
        );
        expect(raised?.message).not.toContain('sk-');
      });
    }

    if (rig.backend === 'compatible') {
      it('a spent budget as what is not tried again', async () => {
        const key = await newKey(rig.url, rig.key, { max_budget: 0.001 });
        const first = await ask('converse', { modelId: 'priced', messages }, { key });
        expect(first.raised).toBeUndefined();
        const { raised } = await ask('converse', { modelId: 'priced', messages }, { key, attempts: 3 });
        expect(raised).toMatchObject({
          name: 'ServiceQuotaExceededException',
          status: 400,
          message: text(/budget/i),
        });
      });
    }
  });
});

/** Made through the middleware, which passes LiteLLM's own endpoints on. */
async function newKey(url: string, masterKey: string, limits: object): Promise<string> {
  const response = await fetch(`${url}/key/generate`, {
    method: 'POST',
    headers: { authorization: `Bearer ${masterKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(limits),
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { readonly key: string }).key;
}
