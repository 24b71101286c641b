type Told = Readonly<Record<string, unknown>>;

/** One family of InvokeModel: a request, what of it must arrive, and where its answers have what. */
export interface Family {
  readonly name: string;
  /** Without the mock backend's order at its end. */
  readonly model: string;
  readonly body: object;
  /** As OpenAI's chat has it, without the model. */
  readonly chat: object;
  readonly textOf: (answer: Told) => unknown;
  /** The text of one piece of a stream, if it has one. */
  readonly pieceOf: (piece: Told) => unknown;
  /** All but the text of a whole answer. */
  readonly rest: (answer: Told) => unknown;
  readonly expectedRest: unknown;
}

const first = (list: unknown): Told => (list as readonly Told[])[0] ?? {};
const member = (value: unknown, name: string): unknown => (value as Told | undefined)?.[name];

export const FAMILIES: readonly Family[] = [
  {
    name: 'Anthropic',
    model: 'anthropic.claude-3-haiku-20240307-v1:0',
    body: {
      anthropic_version: 'bedrock-2023-05-31',
      max_tokens: 100,
      system: 'Be kind.',
      messages: [{ role: 'user', content: 'Hello' }],
      stop_sequences: ['STOP'],
    },
    chat: {
      messages: [
        { role: 'system', content: 'Be kind.' },
        { role: 'user', content: 'Hello' },
      ],
      max_tokens: 100,
      stop: ['STOP'],
    },
    textOf: ({ content }) => first(content)['text'],
    pieceOf: ({ delta }) => member(delta, 'text'),
    rest: ({ type, role, stop_reason }) => [type, role, stop_reason],
    expectedRest: ['message', 'assistant', 'end_turn'],
  },
  {
    name: 'Titan',
    model: 'amazon.titan-text-express-v1',
    body: { inputText: 'Hello', textGenerationConfig: { maxTokenCount: 100, temperature: 0.5, topP: 0.9 } },
    chat: { messages: [{ role: 'user', content: 'Hello' }], max_tokens: 100, temperature: 0.5, top_p: 0.9 },
    textOf: ({ results }) => first(results)['outputText'],
    pieceOf: ({ outputText }) => outputText,
    rest: ({ results }) => first(results)['completionReason'],
    expectedRest: 'FINISH',
  },
  {
    name: 'Nova',
    model: 'amazon.nova-lite-v1:0',
    body: {
      schemaVersion: 'messages-v1',
      system: [{ text: 'Be kind.' }],
      messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
      inferenceConfig: { max_new_tokens: 100 },
    },
    chat: {
      messages: [
        { role: 'system', content: 'Be kind.' },
        { role: 'user', content: 'Hello' },
      ],
      max_tokens: 100,
    },
    textOf: ({ output }) => first(member(member(output, 'message'), 'content'))['text'],
    pieceOf: ({ contentBlockDelta }) => member(member(contentBlockDelta, 'delta'), 'text'),
    rest: ({ stopReason }) => stopReason,
    expectedRest: 'end_turn',
  },
  {
    name: 'Llama',
    model: 'meta.llama3-1-8b-instruct-v1:0',
    body: {
      prompt:
        '<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\nHello<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n',
      max_gen_len: 100,
    },
    chat: { messages: [{ role: 'user', content: 'Hello' }], max_tokens: 100 },
    textOf: ({ generation }) => generation,
    pieceOf: ({ generation }) => generation,
    rest: ({ stop_reason }) => stop_reason,
    expectedRest: 'stop',
  },
  {
    name: 'Mistral’s text',
    model: 'mistral.mistral-7b-instruct-v0:2',
    body: { prompt: '<s>[INST] Hello [/INST]', max_tokens: 100 },
    chat: { messages: [{ role: 'user', content: 'Hello' }], max_tokens: 100 },
    textOf: ({ outputs }) => first(outputs)['text'],
    pieceOf: ({ outputs }) => first(outputs)['text'],
    rest: ({ outputs }) => first(outputs)['stop_reason'],
    expectedRest: 'stop',
  },
  {
    name: 'Mistral’s chat',
    model: 'mistral.mistral-large-2407-v1:0',
    body: { messages: [{ role: 'user', content: 'Hello' }], max_tokens: 100 },
    chat: { messages: [{ role: 'user', content: 'Hello' }], max_tokens: 100 },
    textOf: ({ choices }) => member(first(choices)['message'], 'content'),
    pieceOf: ({ choices }) => member(first(choices)['message'], 'content'),
    rest: ({ choices }) => first(choices)['stop_reason'],
    expectedRest: 'stop',
  },
];
