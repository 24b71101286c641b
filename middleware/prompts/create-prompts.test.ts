import type { PromptVariant } from '@aws-sdk/client-bedrock-agent';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type PromptDraft,
  type PromptFailure,
  type PromptServer,
  startPromptServer,
} from './bedrock-agent.fixture.ts';
import { createPrompts, type PromptsOptions } from './create-prompts.ts';
import { readPromptAddress } from './prompt-address.ts';

const TTL_MS = 60_000;
const NO_ROLE = /^(?!.*assumed-role)/;

let server: PromptServer;
let clock: { ms: number };
beforeEach(async () => {
  server = await startPromptServer();
  clock = { ms: 0 };
});
afterEach(() => server.stop());

const saying = (text: string, more: Partial<PromptVariant> = {}): PromptDraft => ({
  variants: [{ name: 'v', templateType: 'TEXT', templateConfiguration: { text: { text } }, ...more }],
});

function open(options: Partial<PromptsOptions> = {}) {
  const prompts = createPrompts({
    region: 'us-west-2',
    endpoint: server.url,
    ttlMs: TTL_MS,
    maxEntries: 10,
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' },
    now: () => clock.ms,
    ...options,
  });
  const fill = (arn: string, variables = {}) => prompts.fill(readPromptAddress(arn)!, variables);
  return { fill, text: async (arn: string) => JSON.stringify((await fill(arn)).converse.messages) };
}

describe('prompts over the real client', () => {
  it('are the draft or a version, each by its ARN', async () => {
    const { text } = open();
    const arn = server.save(saying('one'));
    const first = server.publish(arn);
    server.save(saying('two'), { id: arn.slice(-10) });
    const second = server.publish(arn);
    server.save(saying('draft'), { id: arn.slice(-10) });
    expect([first, second]).toEqual([`${arn}:1`, `${arn}:2`]);
    expect(await text(arn)).toContain('draft');
    expect(await text(first)).toContain('one');
    expect(await text(second)).toContain('two');
    expect(server.calls.map(({ version }) => version)).toEqual(['DRAFT', '1', '2']);
  });

  it('come with all that a prompt can hold, as JSON has it', async () => {
    const { fill } = open();
    const json = { type: 'object', properties: { n: { maximum: 9007199254740993, default: 1.5, x: null } } };
    const arn = server.save({
      defaultVariant: 'second',
      variants: [
        ...saying('first').variants,
        {
          name: 'second',
          templateType: 'CHAT',
          modelId: 'us.anthropic.claude-x',
          templateConfiguration: {
            chat: {
              system: [{ text: 'Be {{ tone }}.' }, { cachePoint: { type: 'default' } }],
              messages: [
                { role: 'user', content: [{ text: '{{topic}}' }, { cachePoint: { type: 'default' } }] },
              ],
              inputVariables: [{ name: 'tone' }, { name: 'topic' }],
              toolConfiguration: {
                tools: [{ toolSpec: { name: 'find', description: 'Finds.', inputSchema: { json } } }],
                toolChoice: { tool: { name: 'find' } },
              },
            },
          },
          inferenceConfiguration: {
            text: { temperature: 0.25, topP: 1, maxTokens: 9, stopSequences: ['.'] },
          },
          additionalModelRequestFields: { top_k: 5, deep: { list: [1, 'a', null] } },
        },
      ],
    });
    const filled = await fill(arn, { tone: { text: 'kind' }, topic: { text: '{{tone}} "é" \n' } });
    expect(JSON.parse(JSON.stringify(filled))).toEqual({
      modelId: 'us.anthropic.claude-x',
      converse: {
        system: [{ text: 'Be kind.' }, { cachePoint: { type: 'default' } }],
        messages: [
          { role: 'user', content: [{ text: '{{tone}} "é" \n' }, { cachePoint: { type: 'default' } }] },
        ],
        toolConfig: {
          tools: [{ toolSpec: { name: 'find', description: 'Finds.', inputSchema: { json } } }],
          toolChoice: { tool: { name: 'find' } },
        },
        inferenceConfig: { temperature: 0.25, topP: 1, maxTokens: 9, stopSequences: ['.'] },
        additionalModelRequestFields: { top_k: 5, deep: { list: [1, 'a', null] } },
      },
    });
  });

  it('name no model when they are for an agent', async () => {
    const agentIdentifier = 'arn:aws:bedrock:us-west-2:123456789012:agent-alias/AAAAAAAAAA/BBBBBBBBBB';
    const arn = server.save(saying('Hi', { genAiResource: { agent: { agentIdentifier } } }));
    expect((await open().fill(arn)).modelId).toBeUndefined();
  });

  it('are asked for in their own region with the credentials of the gateway, found once', async () => {
    let found = 0;
    const { text } = open({
      credentials: () => {
        found += 1;
        return Promise.resolve({ accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' });
      },
    });
    const regions = ['eu-central-1', 'us-west-2', 'ap-southeast-2'];
    for (const region of regions) await text(server.save(saying('Hi'), { region }));
    expect(server.calls.map(({ region }) => region)).toEqual(regions);
    expect(found).toBe(1);
  });

  it('are found in more regions than clients are kept for', async () => {
    const { text } = open({ maxEntries: 1 });
    const arns = Array.from({ length: 12 }, (_, i) =>
      server.save(saying(`${i}`), { region: `eu-test-${i}` }),
    );
    for (const arn of [...arns, ...arns]) expect(await text(arn)).toContain('text');
    expect(server.calls).toHaveLength(24);
  });
});

describe('kept prompts', () => {
  it('are read once for all who ask at once, and again when their time is over', async () => {
    const { text } = open();
    const arn = server.publish(server.save(saying('Hi')));
    await Promise.all(Array.from({ length: 20 }, () => text(arn)));
    clock.ms = TTL_MS - 1;
    await text(arn);
    expect(server.calls).toHaveLength(1);
    clock.ms = TTL_MS;
    await text(arn);
    expect(server.calls).toHaveLength(2);
  });

  it('are drafts for ten seconds only', async () => {
    const { text } = open();
    const arn = server.save(saying('old'));
    await text(arn);
    server.save(saying('new'), { id: arn.slice(-10) });
    clock.ms = 9_999;
    expect(await text(arn)).toContain('old');
    clock.ms = 10_000;
    expect(await text(arn)).toContain('new');
  });

  it.each<PromptFailure>(['throttled', 'broken', 'unnamed', 'garbled', 'unknown credentials'])(
    'serve on while Bedrock is as this: %s',
    async (failure) => {
      const { text } = open();
      const arn = server.publish(server.save(saying('Hi')));
      await text(arn);
      server.fail(failure);
      clock.ms = TTL_MS;
      expect(await text(arn)).toContain('Hi');
      clock.ms = TTL_MS + 600_000;
      await expect(text(arn)).rejects.toMatchObject({ name: 'Refusal' });
    },
  );

  it('end with their time once deleted', async () => {
    const { text } = open();
    const arn = server.publish(server.save(saying('Hi')));
    await text(arn);
    server.remove(arn);
    clock.ms = TTL_MS;
    await expect(text(arn)).rejects.toMatchObject({ kind: 'not_found' });
  });
});

describe('what GetPrompt says when it fails', () => {
  const cases: [PromptFailure, string, RegExp][] = [
    ['denied', 'forbidden', /allow its role "bedrock:GetPrompt" on it/],
    ['denied the key', 'forbidden', /allow its role "kms:Decrypt" on it/],
    ['throttled', 'throttled', /Send the request again in a moment/],
    ['broken', 'unavailable', /cannot be read at the moment/],
    ['unnamed', 'unavailable', /cannot be read at the moment/],
    ['garbled', 'unavailable', /cannot be read at the moment/],
    ['unknown credentials', 'unavailable', /does not take the gateway’s credentials/],
  ];
  it.each(cases)('is understood, in our words, with the ARN last: %s', async (failure, kind, words) => {
    const arn = server.publish(server.save(saying('Hi')));
    server.fail(failure);
    const refused = open().fill(arn);
    await expect(refused).rejects.toMatchObject({ name: 'Refusal', kind });
    await expect(refused).rejects.toThrow(words);
    await expect(refused).rejects.toThrow(NO_ROLE);
    await expect(refused).rejects.toThrow(new RegExp(`Prompt: "${arn}"\\.$`));
  });

  it('names a prompt or a version that is not there', async () => {
    const arn = server.save(saying('Hi'));
    for (const missing of [`${arn}:1`, arn.replace(/.{10}$/, 'NOTTHERE01')]) {
      await expect(open().fill(missing)).rejects.toMatchObject({ kind: 'not_found' });
      await expect(open().fill(missing)).rejects.toThrow(`"${missing}"`);
    }
  });

  it('is that Bedrock does not take the ARN of another partition for a prompt', async () => {
    const arn = 'arn:aws-cn:bedrock:cn-north-1:123456789012:prompt/6LE1KDKISG';
    await expect(open().fill(arn)).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('is overcome by one more attempt when it passes', async () => {
    const { text } = open();
    const arn = server.save(saying('Hi'));
    server.fail('broken', 1);
    expect(await text(arn)).toContain('Hi');
    expect(server.calls).toHaveLength(2);
  });

  it('is told within the time limit when there is no answer', async () => {
    const arn = server.save(saying('Hi'));
    server.fail('hanging');
    await expect(open({ timeoutMs: 60 }).fill(arn)).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('is told within the time limit when the credentials do not come', async () => {
    const { fill } = open({ timeoutMs: 60, credentials: () => new Promise(() => undefined) });
    await expect(fill(server.save(saying('Hi')))).rejects.toMatchObject({ kind: 'unavailable' });
    expect(server.calls).toEqual([]);
  });

  it.each([
    Object.assign(new Error('Could not load credentials'), { name: 'CredentialsProviderError' }),
    Object.assign(new Error('Not authorized to perform sts:AssumeRoleWithWebIdentity'), {
      name: 'AccessDenied',
      $metadata: { httpStatusCode: 403 },
    }),
  ])('is that there are no credentials: $message', async (error) => {
    const { fill } = open({ credentials: () => Promise.reject(error) });
    const refused = fill(server.save(saying('Hi')));
    await expect(refused).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(refused).rejects.toThrow(/has no AWS credentials/);
  });

  it('is that nobody listens there', async () => {
    const { url } = server;
    await server.stop();
    const refused = open({ endpoint: url }).fill('arn:aws:bedrock:us-west-2:123456789012:prompt/6LE1KDKISG');
    server = await startPromptServer();
    await expect(refused).rejects.toMatchObject({ kind: 'unavailable', retryAfterS: 1 });
  });

  it('is a bug as it is when the network has no part in it', async () => {
    const { fill } = open({ credentials: () => Promise.reject(new TypeError('oops')) });
    await expect(fill(server.save(saying('Hi')))).rejects.toThrow(TypeError);
  });
});
