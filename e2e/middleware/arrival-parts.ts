import { asBytes, asData, PNG } from './files.ts';

/** Parts of the requests in arrivals.ts, as Converse has them and, under `chat…`, as OpenAI's chat does. */
export const user = (...content: readonly object[]): object => ({ role: 'user', content });
export const hello = [user({ text: 'Hello' })];
export const chatHello = [{ role: 'user', content: 'Hello' }];

const parameters = { type: 'object', properties: { q: { type: 'string' } }, required: ['q'] };
const about = { name: 'search', description: 'Looks it up.' };
export const SEARCH = { toolSpec: { ...about, inputSchema: { json: parameters } } };
export const chatSearch = { type: 'function', function: { ...about, parameters } };

export const image = { image: { format: 'png', source: { bytes: PNG } } };
export const chatImage = { type: 'image_url', image_url: { url: asData('image/png', PNG) } };
export const ofBedrock = { image: { format: 'png', source: { bytes: asBytes(PNG) } } };

export const uses = ['tooluse_1', 'tooluse_2', 'tooluse_3'].map((toolUseId, n) => ({
  toolUse: { toolUseId, name: 'search', input: { q: `question ${n}` } },
}));
export const result = (toolUseId: string, content: readonly object[], more: object = {}) => ({
  toolResult: { toolUseId, content, ...more },
});

export const chatUses = {
  role: 'assistant',
  content: 'I look.',
  tool_calls: uses.map(({ toolUse: { toolUseId: id, name, input } }) => ({
    id,
    type: 'function',
    function: { name, arguments: JSON.stringify(input) },
  })),
};
export const chatResult = (tool_call_id: string, content: unknown) => ({
  role: 'tool',
  tool_call_id,
  content,
});
export const chatFailure = chatResult('tooluse_3', [
  { type: 'text', text: '[tool error]' },
  { type: 'text', text: 'No network' },
]);

export const thought = { reasoningContent: { reasoningText: { text: 'Hm.', signature: 'c2lnbmVk' } } };
export const chatThought = {
  role: 'assistant',
  content: 'So.',
  reasoning_content: 'Hm.',
  thinking_blocks: [{ type: 'thinking', thinking: 'Hm.', signature: 'c2lnbmVk' }],
};
export const cachePoint = { cachePoint: { type: 'default' } };
export const cache_control = { type: 'ephemeral' };
export const guardrailConfig = { guardrailIdentifier: 'gr123456', guardrailVersion: '1', trace: 'enabled' };
