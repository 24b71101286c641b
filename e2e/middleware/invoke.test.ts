import { expect, it } from 'vitest';
import { type AskBedrock, eachBedrockClient, type Heard } from './clients/bedrock.ts';
import { pythonOfFile } from './clients/python.ts';
import { FAMILIES } from './families.ts';
import { asData, PNG } from './files.ts';
import { eachBackend } from './rig.ts';

const python = pythonOfFile();
const said = (model: string): string =>
  `This is the mock backend of Gatehouse: no model was called. The model asked for was "${model}".`;

type Told = Readonly<Record<string, unknown>>;

const parsed = (bytes: unknown): Told =>
  JSON.parse(Buffer.from((bytes as { readonly $bytes: string }).$bytes, 'base64').toString()) as Told;

const wholeOf = ({ answer, raised }: Heard): Told => {
  expect(raised).toBeUndefined();
  return parsed(answer['body']);
};

const piecesOf = ({ events }: Heard): readonly Told[] =>
  events.map(({ chunk }) => parsed((chunk as { readonly bytes: unknown }).bytes));

const invoke = (ask: AskBedrock, modelId: string, body: object): Promise<Heard> =>
  ask('invoke_model', { modelId, body: JSON.stringify(body) });
const stream = (ask: AskBedrock, modelId: string, body: object): Promise<Heard> =>
  ask('invoke_model_with_response_stream', { modelId, body: JSON.stringify(body) });

const CLAUDE = 'anthropic.claude-3-haiku-20240307-v1:0';
const claude = (messages: readonly object[], more: object = {}): object => ({
  anthropic_version: 'bedrock-2023-05-31',
  max_tokens: 200,
  messages,
  ...more,
});

eachBackend('InvokeModel', (rig) => {
  eachBedrockClient(rig, python, (ask) => {
    it.each(FAMILIES)('takes $name’s request to the model, and its answer back', async (family) => {
      const { model, body, chat, textOf } = family;
      const echo = `${model}-mock-echo`;
      expect(JSON.parse(String(textOf(wholeOf(await invoke(ask, echo, body)))))).toEqual({
        model: echo,
        ...chat,
      });
      const heard = await invoke(ask, `${model}-mock-plain`, body);
      const answer = wholeOf(heard);
      expect(textOf(answer)).toBe(said(`${model}-mock-plain`));
      expect(family.rest(answer)).toEqual(family.expectedRest);
      expect(heard.headers).toMatchObject({
        'x-amzn-bedrock-input-token-count': expect.stringMatching(/^[1-9]/) as string,
        'x-amzn-bedrock-output-token-count': expect.stringMatching(/^[1-9]/) as string,
      });
    });

    it.each(FAMILIES)('streams $name’s answer in its own pieces', async ({ model, body, pieceOf }) => {
      const heard = await stream(ask, `${model}-mock-plain`, body);
      expect(heard.raised).toBeUndefined();
      const pieces = piecesOf(heard);
      const texts = pieces.map(pieceOf).filter((text) => typeof text === 'string' && text !== '');
      expect(texts.length).toBeGreaterThan(10);
      expect(texts.join('')).toBe(said(`${model}-mock-plain`));
      expect(pieces.at(-1)).toHaveProperty('amazon-bedrock-invocationMetrics.outputTokenCount');
    });

    it('takes Anthropic’s images, tools and their results', async () => {
      const source = { type: 'base64', media_type: 'image/png', data: PNG.toString('base64') };
      const input_schema = { type: 'object', properties: { q: { type: 'string' } }, required: ['q'] };
      const tools = [{ name: 'search', description: 'Looks it up.', input_schema }];
      const question = {
        role: 'user',
        content: [
          { type: 'image', source },
          { type: 'text', text: 'use tool search' },
        ],
      };
      const first = wholeOf(await invoke(ask, `${CLAUDE}-mock-plain`, claude([question], { tools })));
      expect(first).toMatchObject({
        stop_reason: 'tool_use',
        content: [{ type: 'tool_use', name: 'search', input: { q: 'mock q' } }],
      });
      const [{ id: tool_use_id }] = first['content'] as [{ readonly id: string }];
      const turns = [
        question,
        { role: 'assistant', content: first['content'] },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id, content: 'Found.' }] },
      ];
      const second = wholeOf(await invoke(ask, `${CLAUDE}-mock-plain`, claude(turns, { tools })));
      expect(second).toMatchObject({
        stop_reason: 'end_turn',
        content: [{ text: 'The tool answered: "Found.".' }],
      });
      const echo = wholeOf(await invoke(ask, `${CLAUDE}-mock-echo`, claude(turns, { tools })));
      const [{ text }] = echo['content'] as [{ readonly text: string }];
      expect(JSON.parse(text)).toMatchObject({
        messages: [
          {
            role: 'user',
            content: [{ image_url: { url: asData('image/png', PNG) } }, { text: 'use tool search' }],
          },
          {
            role: 'assistant',
            tool_calls: [{ id: tool_use_id, function: { name: 'search', arguments: '{"q":"mock q"}' } }],
          },
          { role: 'tool', tool_call_id: tool_use_id, content: 'Found.' },
        ],
      });
    });

    it('streams Anthropic’s events in their order', async () => {
      const heard = await stream(
        ask,
        `${CLAUDE}-mock-thinking`,
        claude([{ role: 'user', content: 'Hello' }]),
      );
      const types = piecesOf(heard).map(({ type }) => type);
      expect(types.filter((type, at) => type !== types[at - 1])).toEqual([
        'message_start',
        'content_block_start',
        'content_block_delta',
        'content_block_stop',
        'content_block_start',
        'content_block_delta',
        'content_block_stop',
        'message_delta',
        'message_stop',
      ]);
    });

    it('gives vectors in Titan’s and in Cohere’s shape', async () => {
      const titan = wholeOf(await invoke(ask, 'amazon.titan-embed-text-v2:0', { inputText: 'Hello' }));
      expect(titan['embedding']).toHaveLength(1536);
      const texts = ['one', 'two'];
      const cohere = wholeOf(
        await invoke(ask, 'cohere.embed-multilingual-v3', { texts, input_type: 'search_document' }),
      );
      expect(cohere).toMatchObject({ texts, response_type: 'embeddings_floats' });
      expect(cohere['embeddings']).toHaveLength(2);
    });

    it('names the field that cannot be carried', async () => {
      const body = claude([{ role: 'user', content: 'Hello' }], { top_p: 'much' });
      const { raised } = await invoke(ask, `${CLAUDE}-mock-plain`, body);
      expect(raised).toMatchObject({ name: 'ValidationException', status: 400 });
      expect(raised?.message).toContain('top_p');
    });

    it('raises the model’s failures, also in the middle of a stream', async () => {
      const body = claude([{ role: 'user', content: 'Hello' }]);
      const { raised } = await invoke(ask, `${CLAUDE}-mock-status-429`, body);
      expect(raised).toMatchObject({ name: 'ThrottlingException', status: 429 });
      const broken = await stream(ask, `${CLAUDE}-mock-fail-after-2-status-429`, body);
      expect(broken.raised).toMatchObject({ name: 'ThrottlingException', status: undefined });
      const texts = piecesOf(broken).flatMap(
        ({ delta }) => (delta as { readonly text?: string } | undefined)?.text ?? [],
      );
      expect(texts).toEqual(['This ', 'is ']);
    });
  });
});
