import { describe, expect, test } from 'vitest';
import { Refusal } from '../../refusal.ts';
import { readConverse } from './read-converse.ts';

const hi = { role: 'user', content: [{ text: 'hi' }] };
const bytes = 'aGk=';

const messagesOf = (...content: object[]) =>
  readConverse('m', { messages: [{ role: 'user', content }] }, false).chat.messages;

const answered = (...content: object[]) =>
  readConverse('m', { messages: [hi, { role: 'assistant', content }] }, false).chat.messages[1];

const asking = (fields: object, isStream = false) => {
  const { messages: _, model: __, ...chat } = readConverse('m', { messages: [hi], ...fields }, isStream).chat;
  return chat;
};

const refused = (body: unknown, isStream = false): { message: string; field: string | undefined } => {
  try {
    readConverse('m', body, isStream);
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'invalid')
      return { message: error.message, field: error.field };
    throw error;
  }
  throw new Error('It was taken.');
};

describe('a user’s message', () => {
  test('with one text is a string', () => {
    expect(messagesOf({ text: 'hi' })).toEqual([{ role: 'user', content: 'hi' }]);
  });

  test('keeps the order of its texts and images', () => {
    expect(
      messagesOf({ text: 'this' }, { image: { format: 'webp', source: { bytes } } }, { text: 'or that?' }),
    ).toEqual([
      {
        role: 'user',
        content: [
          { type: 'text', text: 'this' },
          { type: 'image_url', image_url: { url: `data:image/webp;base64,${bytes}` } },
          { type: 'text', text: 'or that?' },
        ],
      },
    ]);
  });

  test.each([
    ['pdf', 'application/pdf'],
    ['csv', 'text/csv'],
    ['doc', 'application/msword'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['xls', 'application/vnd.ms-excel'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['html', 'text/html'],
    ['txt', 'text/plain'],
    ['md', 'text/markdown'],
  ])('carries a %s with its name', (format, type) => {
    expect(messagesOf({ document: { format, name: 'Report', source: { bytes } } })).toEqual([
      {
        role: 'user',
        content: [
          { type: 'file', file: { file_data: `data:${type};base64,${bytes}`, filename: `Report.${format}` } },
        ],
      },
    ]);
  });

  test('carries a document given as text, whole or in pieces', () => {
    const file = (text: string) => [
      {
        role: 'user',
        content: [
          {
            type: 'file',
            file: {
              file_data: `data:text/plain;base64,${Buffer.from(text).toString('base64')}`,
              filename: 'Notes.txt',
            },
          },
        ],
      },
    ];
    expect(messagesOf({ document: { name: 'Notes', source: { text: 'grün' } } })).toEqual(file('grün'));
    expect(
      messagesOf({ document: { name: 'Notes', source: { content: [{ text: 'a' }, { text: 'b' }] } } }),
    ).toEqual(file('a\nb'));
  });

  test('carries a video as a file', () => {
    expect(messagesOf({ video: { format: 'mp4', source: { bytes } } })).toEqual([
      { role: 'user', content: [{ type: 'file', file: { file_data: `data:video/mp4;base64,${bytes}` } }] },
    ]);
  });

  test('marks what a guardrail looks at', () => {
    expect(messagesOf({ guardContent: { text: { text: 'watch', qualifiers: ['guard_content'] } } })).toEqual([
      { role: 'user', content: [{ type: 'guarded_text', text: 'watch' }] },
    ]);
  });

  test('has its cache points on what stands before them', () => {
    expect(
      messagesOf({ text: 'long' }, { cachePoint: { type: 'default', ttl: '1h' } }, { text: 'short' }),
    ).toEqual([
      {
        role: 'user',
        content: [
          { type: 'text', text: 'long', cache_control: { type: 'ephemeral', ttl: '1h' } },
          { type: 'text', text: 'short' },
        ],
      },
    ]);
  });

  test('has each tool result as a message of its own, in order', () => {
    expect(
      messagesOf(
        { toolResult: { toolUseId: 'a', content: [{ text: 'sunny' }] } },
        { toolResult: { toolUseId: 'b', content: [{ json: { high: 20.5 } }], status: 'success' } },
        { cachePoint: { type: 'default' } },
        { text: 'So?' },
      ),
    ).toEqual([
      { role: 'tool', tool_call_id: 'a', content: 'sunny' },
      { role: 'tool', tool_call_id: 'b', content: '{"high":20.5}', cache_control: { type: 'ephemeral' } },
      { role: 'user', content: 'So?' },
    ]);
  });

  test('tells the model that a tool failed', () => {
    expect(
      messagesOf({ toolResult: { toolUseId: 'a', content: [{ text: 'no route' }], status: 'error' } }),
    ).toEqual([
      {
        role: 'tool',
        tool_call_id: 'a',
        content: [
          { type: 'text', text: '[tool error]' },
          { type: 'text', text: 'no route' },
        ],
      },
    ]);
  });

  test('carries images and documents that a tool made', () => {
    const image = { image: { format: 'png', source: { bytes } } };
    const document = { document: { format: 'csv', name: 'Table', source: { bytes } } };
    expect(messagesOf({ toolResult: { toolUseId: 'a', content: [image, document] } })).toEqual([
      {
        role: 'tool',
        tool_call_id: 'a',
        content: [
          { type: 'image_url', image_url: { url: `data:image/png;base64,${bytes}` } },
          { type: 'file', file: { file_data: `data:text/csv;base64,${bytes}`, filename: 'Table.csv' } },
        ],
      },
    ]);
  });
});

describe('a model’s message', () => {
  test('has reasoning, text and tool uses', () => {
    expect(
      answered(
        { reasoningContent: { reasoningText: { text: 'Hm.', signature: 'sig' } } },
        { reasoningContent: { redactedContent: bytes } },
        { text: 'Let me see.' },
        { toolUse: { toolUseId: 'a', name: 'look', input: { at: ['sky'] } } },
        { cachePoint: { type: 'default' } },
      ),
    ).toEqual({
      role: 'assistant',
      content: 'Let me see.',
      reasoning_content: 'Hm.',
      thinking_blocks: [
        { type: 'thinking', thinking: 'Hm.', signature: 'sig' },
        { type: 'redacted_thinking', data: bytes },
      ],
      tool_calls: [
        {
          id: 'a',
          type: 'function',
          function: { name: 'look', arguments: '{"at":["sky"]}' },
          cache_control: { type: 'ephemeral' },
        },
      ],
    });
  });

  test('with nothing but tool uses has no content', () => {
    expect(answered({ toolUse: { toolUseId: 'a', name: 'look', input: {} } })).toMatchObject({
      content: null,
    });
  });

  test('keeps the text of what it cited', () => {
    expect(
      answered({ citationsContent: { content: [{ text: 'As ' }, { text: 'said.' }], citations: [] } }),
    ).toEqual({
      role: 'assistant',
      content: 'As said.',
    });
  });
});

describe('the request', () => {
  test('puts the system prompt at the head, with its cache points', () => {
    const system = [{ text: 'Be kind.' }, { cachePoint: { type: 'default' } }, { text: 'Be short.' }];
    expect(readConverse('m', { system, messages: [hi] }, false).chat.messages).toEqual([
      {
        role: 'system',
        content: [
          { type: 'text', text: 'Be kind.', cache_control: { type: 'ephemeral' } },
          { type: 'text', text: 'Be short.' },
        ],
      },
      { role: 'user', content: 'hi' },
    ]);
  });

  test('keeps a system message in the middle where it is', () => {
    const messages = [
      hi,
      { role: 'assistant', content: [{ text: 'yes?' }] },
      { role: 'system', content: [{ text: 'Now in French.' }] },
      hi,
    ];
    expect(readConverse('m', { messages }, false).chat.messages.map(({ role }) => role)).toEqual([
      'user',
      'assistant',
      'system',
      'user',
    ]);
  });

  test('carries the inference settings', () => {
    expect(
      asking({ inferenceConfig: { maxTokens: 5, temperature: 0, topP: 0.5, stopSequences: ['END'] } }),
    ).toEqual({ max_tokens: 5, temperature: 0, top_p: 0.5, stop: ['END'] });
  });

  test('carries tools, their cache point and the choice among them', () => {
    const schema = { type: 'object', properties: { at: { type: 'string' } } };
    const tools = [
      { toolSpec: { name: 'look', description: 'Looks.', inputSchema: { json: schema }, strict: true } },
      { cachePoint: { type: 'default' } },
    ];
    expect(asking({ toolConfig: { tools, toolChoice: { tool: { name: 'look' } } } })).toEqual({
      tools: [
        {
          type: 'function',
          function: { name: 'look', description: 'Looks.', parameters: schema, strict: true },
          cache_control: { type: 'ephemeral' },
        },
      ],
      tool_choice: { type: 'function', function: { name: 'look' } },
    });
    expect(asking({ toolConfig: { tools, toolChoice: { auto: {} } } })).toMatchObject({
      tool_choice: 'auto',
    });
    expect(asking({ toolConfig: { tools, toolChoice: { any: {} } } })).toMatchObject({
      tool_choice: 'required',
    });
  });

  test('carries a model’s own fields and takes out what asks for history', () => {
    const call = readConverse(
      'm',
      {
        messages: [hi],
        additionalModelRequestFields: {
          top_k: 40,
          thinking: { type: 'enabled', budget_tokens: 2000 },
          anthropic_beta: ['x'],
          session_id: 's-1',
          enable_history: true,
        },
      },
      false,
    );
    expect(call).toEqual({
      chat: {
        model: 'm',
        messages: [{ role: 'user', content: 'hi' }],
        top_k: 40,
        thinking: { type: 'enabled', budget_tokens: 2000 },
        anthropic_beta: ['x'],
      },
      sessionId: 's-1',
      enableHistory: true,
    });
  });

  test('carries guardrail, latency, tier and metadata in LiteLLM’s places', () => {
    const guardrailConfig = { guardrailIdentifier: 'gr', guardrailVersion: 'DRAFT', trace: 'enabled' };
    expect(
      asking({
        guardrailConfig,
        performanceConfig: { latency: 'optimized' },
        serviceTier: { type: 'flex' },
        requestMetadata: { project: 'blue' },
      }),
    ).toEqual({
      guardrailConfig,
      performanceConfig: { latency: 'optimized' },
      service_tier: 'flex',
      metadata: { spend_logs_metadata: { project: 'blue' } },
    });
    expect(asking({ serviceTier: { type: 'reserved' } })).toEqual({ serviceTier: { type: 'reserved' } });
    const defaults = { performanceConfig: { latency: 'standard' }, serviceTier: { type: 'default' } };
    expect(asking(defaults)).toEqual({});
  });

  test('asks for JSON of a schema', () => {
    const jsonSchema = { schema: '{"type":"object"}', name: 'person' };
    expect(
      asking({ outputConfig: { textFormat: { type: 'json_schema', structure: { jsonSchema } } } }),
    ).toEqual({
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'person', schema: { type: 'object' }, strict: true },
      },
    });
  });

  test('streams with the usage at the end', () => {
    expect(asking({ guardrailConfig: undefined }, true)).toEqual({
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  test('may come without messages for a managed prompt only', () => {
    const arn = 'arn:aws:bedrock:eu-west-1:123456789012:prompt/ABCDEFGHIJ:2';
    const call = readConverse(arn, { promptVariables: { topic: { text: 'fruit' } } }, false);
    expect(call.chat.messages).toEqual([]);
    expect({ ...call.promptVariables }).toEqual({ topic: { text: 'fruit' } });
    expect(refused({ messages: [] }).field).toBe('messages');
    expect(refused({ messages: [hi], promptVariables: { topic: { text: 'fruit' } } }).field).toBe(
      'promptVariables',
    );
  });

  test('takes null for absent, as AWS does', () => {
    const messages = [{ role: 'user', content: [{ text: 'hi', image: null }] }];
    const body = { messages, system: null, inferenceConfig: null, toolConfig: null, newField: null };
    expect(readConverse('m', body, false).chat).toEqual({
      model: 'm',
      messages: [{ role: 'user', content: 'hi' }],
    });
  });
});

const user = (...content: unknown[]) => ({ messages: [{ role: 'user', content }] });
const model = (...content: unknown[]) => ({ messages: [hi, { role: 'assistant', content }] });
const withModelField = (name: string) => ({ messages: [hi], additionalModelRequestFields: { [name]: 1 } });
const s3 = { s3Location: { uri: 's3://bucket/key' } };
const use = { toolUse: { toolUseId: 'a', name: 'f', input: {} } };
const result = { toolResult: { toolUseId: 'a', content: [] } };
const spec = { toolSpec: { name: 'f', inputSchema: { json: {} } } };

test.each([
  [user({ image: { format: 'png', source: s3 } }), 'messages[0].content[0].image.source.s3Location'],
  [user({ image: { format: 'tiff', source: { bytes } } }), 'messages[0].content[0].image.format'],
  [user({ image: { format: 'png', source: { bytes: 'a,b' } } }), 'messages[0].content[0].image.source.bytes'],
  [user({ document: { format: 'pdf', source: { bytes } } }), 'messages[0].content[0].document.name'],
  [user({ document: { name: 'x', source: { bytes } } }), 'messages[0].content[0].document.format'],
  [
    user({ document: { format: 'pdf', name: 'x', source: { bytes }, citations: { enabled: true } } }),
    'messages[0].content[0].document.citations',
  ],
  [
    user({ document: { format: 'pdf', name: 'x', source: { bytes }, context: 'y' } }),
    'messages[0].content[0].document.context',
  ],
  [user({ video: { format: 'three_gp', source: { bytes } } }), 'messages[0].content[0].video.format'],
  [user({ audio: { format: 'mp3', source: { bytes } } }), 'messages[0].content[0].audio'],
  [user({ searchResult: {} }), 'messages[0].content[0].searchResult'],
  [user({ text: 'a', image: {} }), 'messages[0].content[0]'],
  [user({}), 'messages[0].content[0]'],
  [user({ text: ' ' }), 'messages[0].content[0].text'],
  [user(use), 'messages[0].content[0].toolUse'],
  [user(result, result), 'messages[0].content[1].toolResult.toolUseId'],
  [
    user({ toolResult: { toolUseId: 'a', content: [{ video: {} }] } }),
    'messages[0].content[0].toolResult.content[0].video',
  ],
  [
    user({ toolResult: { toolUseId: 'a', content: [{ searchResult: {} }] } }),
    'messages[0].content[0].toolResult.content[0].searchResult',
  ],
  [user({ toolResult: { toolUseId: 'a b', content: [] } }), 'messages[0].content[0].toolResult.toolUseId'],
  [
    user({ toolResult: { toolUseId: 'a', content: [], status: 'late' } }),
    'messages[0].content[0].toolResult.status',
  ],
  [user({ cachePoint: { type: 'default' } }), 'messages[0].content[0].cachePoint'],
  [
    user({ text: 'a' }, { cachePoint: { type: 'default' } }, { cachePoint: { type: 'default' } }),
    'messages[0].content[2].cachePoint',
  ],
  [
    user({ guardContent: { text: { text: 'a', qualifiers: ['query'] } } }),
    'messages[0].content[0].guardContent.text.qualifiers[0]',
  ],
  [user({ guardContent: { image: {} } }), 'messages[0].content[0].guardContent.image'],
  [{ messages: [{ role: 'user', content: [] }] }, 'messages[0].content'],
  [{ messages: [{ role: 'tool', content: [{ text: 'a' }] }] }, 'messages[0].role'],
  [{ messages: [{ role: 'user', content: [{ text: 'a' }], name: 'x' }] }, 'messages[0].name'],
  [{ messages: [{ role: 'assistant', content: [{ text: 'a' }] }] }, 'messages[0].role'],
  [{ messages: [hi, hi] }, 'messages[1].role'],
  [model({ image: { format: 'png', source: { bytes } } }), 'messages[1].content[0].image'],
  [model(use, use), 'messages[1].content[1].toolUse.toolUseId'],
  [model({ toolUse: { toolUseId: 'a', name: 'f', input: 'x' } }), 'messages[1].content[0].toolUse.input'],
  [
    model({ toolUse: { toolUseId: 'a', name: 'f', input: {}, type: 'server_tool_use' } }),
    'messages[1].content[0].toolUse.type',
  ],
  [
    model({ citationsContent: { content: [{ text: 'a' }], citations: [{}] } }),
    'messages[1].content[0].citationsContent.citations',
  ],
  [
    model({ reasoningContent: { reasoningText: { text: 'a' } } }, { cachePoint: { type: 'default' } }),
    'messages[1].content[1].cachePoint',
  ],
  [{ messages: [hi], system: [{ guardContent: { text: { text: 'a' } } }] }, 'system[0].guardContent'],
  [{ messages: [hi], inferenceConfig: { topK: 3 } }, 'inferenceConfig.topK'],
  [{ messages: [hi], inferenceConfig: { maxTokens: 0.5 } }, 'inferenceConfig.maxTokens'],
  [{ messages: [hi], inferenceConfig: { temperature: 1.5 } }, 'inferenceConfig.temperature'],
  [{ messages: [hi], inferenceConfig: { stopSequences: [''] } }, 'inferenceConfig.stopSequences[0]'],
  [
    { messages: [hi], toolConfig: { tools: [{ systemTool: { name: 'x' } }] } },
    'toolConfig.tools[0].systemTool',
  ],
  [{ messages: [hi], toolConfig: { tools: [] } }, 'toolConfig.tools'],
  [{ messages: [hi], toolConfig: { tools: [spec], toolChoice: { none: {} } } }, 'toolConfig.toolChoice.none'],
  [withModelField('model'), 'additionalModelRequestFields.model'],
  [withModelField('messages'), 'additionalModelRequestFields.messages'],
  [withModelField('stream'), 'additionalModelRequestFields.stream'],
  [withModelField('api_base'), 'additionalModelRequestFields.api_base'],
  [withModelField('mock_response'), 'additionalModelRequestFields.mock_response'],
  [withModelField('litellm_metadata'), 'additionalModelRequestFields.litellm_metadata'],
  [
    { messages: [hi], additionalModelRequestFields: { session_id: 3 } },
    'additionalModelRequestFields.session_id',
  ],
  [
    { messages: [hi], additionalModelRequestFields: { enable_history: 'yes' } },
    'additionalModelRequestFields.enable_history',
  ],
  [{ messages: [hi], additionalModelResponseFieldPaths: ['x'] }, 'additionalModelResponseFieldPaths[0]'],
  [
    {
      messages: [hi],
      guardrailConfig: { guardrailIdentifier: 'g', guardrailVersion: '1', streamProcessingMode: 'sync' },
    },
    'guardrailConfig.streamProcessingMode',
  ],
  [{ messages: [hi], requestMetadata: { a: 'é' } }, 'requestMetadata'],
  [
    {
      messages: [hi],
      outputConfig: { textFormat: { type: 'json_schema', structure: { jsonSchema: { schema: '{' } } } },
    },
    'outputConfig.textFormat.structure.jsonSchema.schema',
  ],
  [{ messages: [hi], projectIdentifier: 'p' }, 'projectIdentifier'],
  [{ messages: [hi], modelId: 'm' }, 'modelId'],
])('what cannot be carried is refused by its name: %j', (body, field) => {
  const refusal = refused(body);
  expect(refusal.field).toBe(field);
  expect(refusal.message).toContain(field);
});

test('a stream cannot be asked for fields of its whole answer', () => {
  const body = { messages: [hi], additionalModelResponseFieldPaths: ['/id'] };
  expect(readConverse('m', body, false).responsePaths).toEqual(['/id']);
  expect(refused(body, true).field).toBe('additionalModelResponseFieldPaths');
});
