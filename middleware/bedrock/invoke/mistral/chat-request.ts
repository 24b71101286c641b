import type { ChatMessage, ChatPart, ToolCall } from '../../../chat/chat.ts';
import { invalid } from '../../../refusal.ts';
import {
  booleanOf,
  documentOf,
  type Fields,
  fieldsOf,
  given,
  listOf,
  oneOf,
  onlyOf,
  type ReadBody,
  optional,
  stringOf,
  wordOf,
} from '../fields.ts';
import { readSampling, SAMPLING } from './sampling.ts';

const BODY = new Set(['messages', 'tools', 'tool_choice', 'parallel_tool_calls', ...SAMPLING]);
const OF_ROLE = {
  system: new Set(['role', 'content']),
  user: new Set(['role', 'content']),
  assistant: new Set(['role', 'content', 'tool_calls']),
  tool: new Set(['role', 'content', 'tool_call_id', 'name']),
} as const;
const CALL = new Set(['id', 'type', 'index', 'function']);
const CALLED = new Set(['name', 'arguments']);
const TEXT = new Set(['type', 'text']);
const IMAGE = new Set(['type', 'image_url']);
const TOOL = new Set(['type', 'function']);
const FUNCTION = new Set(['name', 'description', 'parameters', 'strict']);

/** Mistral's chat completion, which is near OpenAI's. */
export function readMistralChat(body: Fields): ReadBody {
  onlyOf(body, BODY, '', 'a body of Mistral’s chat shape');
  const messages = listOf(body['messages'], 'messages');
  if (messages.length === 0) throw invalid('messages', 'messages must have at least one message.');
  return {
    messages: messages.map((message, index) => readMessage(message, `messages[${index}]`)),
    fields: {
      ...readSampling(body),
      ...given({
        tools: optional(body, 'tools', '', (tools, field) =>
          listOf(tools, field).map((tool, index) => readTool(tool, `${field}[${index}]`)),
        ),
        tool_choice: optional(body, 'tool_choice', '', readChoice),
        parallel_tool_calls: optional(body, 'parallel_tool_calls', '', booleanOf),
      }),
    },
  };
}

function readMessage(value: unknown, at: string): ChatMessage {
  const message = fieldsOf(value, at);
  const role = oneOf(message['role'], `${at}.role`, ['system', 'user', 'assistant', 'tool']);
  onlyOf(message, OF_ROLE[role], at, `a message of the role ${role}`);
  const calls = optional(message, 'tool_calls', at, (list, field) =>
    listOf(list, field).map((call, index) => readCall(call, `${field}[${index}]`)),
  );
  const hasCalls = calls !== undefined && calls.length > 0;
  return {
    role,
    content: contentOf(message['content'], `${at}.content`, hasCalls),
    ...(hasCalls && { tool_calls: calls }),
    ...(role === 'tool' && { tool_call_id: wordOf(message['tool_call_id'], `${at}.tool_call_id`) }),
    ...given({ name: optional(message, 'name', at, stringOf) }),
  };
}

function contentOf(content: unknown, field: string, hasCalls: boolean): (ChatMessage['content'] & {}) | null {
  if (hasCalls && (content === undefined || content === null || content === '')) return null;
  if (typeof content === 'string') return content;
  return listOf(content, field).map((part, index) => readPart(part, `${field}[${index}]`));
}

function readPart(value: unknown, at: string): ChatPart {
  const part = fieldsOf(value, at);
  if (oneOf(part['type'], `${at}.type`, ['text', 'image_url']) === 'text') {
    onlyOf(part, TEXT, at, 'a text part');
    return { type: 'text', text: stringOf(part['text'], `${at}.text`) };
  }
  onlyOf(part, IMAGE, at, 'an image part');
  const image = part['image_url'];
  const field = `${at}.image_url`;
  // Pixtral's examples have both: an object with the address, and the address alone.
  const url = typeof image === 'string' ? image : fieldsOf(image, field)['url'];
  return { type: 'image_url', image_url: { url: wordOf(url, `${field}.url`) } };
}

function readCall(value: unknown, at: string): ToolCall {
  const call = fieldsOf(value, at);
  onlyOf(call, CALL, at, 'a tool call');
  const called = fieldsOf(call['function'], `${at}.function`);
  onlyOf(called, CALLED, `${at}.function`, 'a function call');
  return {
    id: wordOf(call['id'], `${at}.id`),
    type: 'function',
    function: {
      name: wordOf(called['name'], `${at}.function.name`),
      arguments: stringOf(called['arguments'], `${at}.function.arguments`),
    },
  };
}

function readTool(value: unknown, at: string): Fields {
  const tool = fieldsOf(value, at);
  onlyOf(tool, TOOL, at, 'a tool');
  oneOf(tool['type'], `${at}.type`, ['function']);
  const field = `${at}.function`;
  const called = fieldsOf(tool['function'], field);
  onlyOf(called, FUNCTION, field, 'a function');
  return {
    type: 'function',
    function: given({
      name: wordOf(called['name'], `${field}.name`),
      description: optional(called, 'description', field, stringOf),
      parameters: optional(called, 'parameters', field, documentOf),
      strict: optional(called, 'strict', field, booleanOf),
    }),
  };
}

const CHOICES: Readonly<Record<string, string>> = { any: 'required' };

function readChoice(value: unknown, field: string): string {
  const choice = oneOf(value, field, ['auto', 'any', 'none']);
  return CHOICES[choice] ?? choice;
}
