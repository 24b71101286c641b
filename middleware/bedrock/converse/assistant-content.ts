import type { ChatMessage, ChatPart, ThinkingBlock, ToolCall } from '../../chat/chat.ts';
import { invalid } from '../../refusal.ts';
import { type Cacheable, markCachePoint } from './cache-point.ts';
import {
  boundedAt,
  isGiven,
  listAt,
  memberOf,
  objectAt,
  refuseOthers,
  textAt,
  unsupported,
} from './fields.ts';
import { toolNameAt, toolUseIdAt } from './tool-result.ts';
import { notBlank, refuseRepeated } from './user-content.ts';

/**
 * A model's message as one chat message. A chat message keeps the order within text, tool uses and reasoning, not among the three:
 * reasoning comes first, tool uses last, as LiteLLM sends them on.
 * @throws Refusal that names the field at fault
 */
export function readAssistantContent(blocks: readonly unknown[], path: string): ChatMessage {
  const parts: ChatPart[] = [];
  const calls: ToolCall[] = [];
  const thinking: ThinkingBlock[] = [];
  const used = new Set<string>();
  let last: Cacheable | undefined;
  for (const [index, value] of blocks.entries()) {
    const at = `${path}[${index}]`;
    const block = objectAt(value, at);
    const member = memberOf(block, at);
    switch (member) {
      case 'text':
      case 'citationsContent': {
        const part: ChatPart =
          member === 'text'
            ? { type: 'text', text: notBlank(block['text'], `${at}.text`) }
            : readCited(block['citationsContent'], `${at}.citationsContent`);
        parts.push(part);
        last = part;
        break;
      }
      case 'toolUse': {
        const call = readToolUse(block['toolUse'], `${at}.toolUse`);
        refuseRepeated(used, call.id, `${at}.toolUse.toolUseId`);
        calls.push(call);
        last = call;
        break;
      }
      case 'reasoningContent':
        thinking.push(readReasoning(block['reasoningContent'], `${at}.reasoningContent`));
        last = undefined;
        break;
      case 'cachePoint':
        markCachePoint(last, block['cachePoint'], `${at}.cachePoint`);
        break;
      default:
        throw unsupported(`${at}.${member}`, 'a message of the role "assistant" has none');
    }
  }
  return message(parts, calls, thinking);
}

function message(parts: ChatPart[], calls: ToolCall[], thinking: ThinkingBlock[]): ChatMessage {
  const only = parts.length === 1 ? parts[0] : undefined;
  const isPlain = only?.type === 'text' && only.cache_control === undefined;
  return {
    role: 'assistant',
    content: parts.length === 0 ? (calls.length > 0 ? null : '') : isPlain ? only.text : parts,
    ...(calls.length > 0 && { tool_calls: calls }),
    ...(thinking.length > 0 && { reasoning_content: reasoningText(thinking), thinking_blocks: thinking }),
  };
}

const reasoningText = (blocks: readonly ThinkingBlock[]): string =>
  blocks.map((block) => (block.type === 'thinking' ? block.thinking : '')).join('');

const TOOL_USE_MEMBERS = new Set(['toolUseId', 'name', 'input']);

function readToolUse(value: unknown, path: string): ToolCall {
  const use = objectAt(value, path);
  refuseOthers(use, TOOL_USE_MEMBERS, path);
  const id = toolUseIdAt(use['toolUseId'], `${path}.toolUseId`);
  const name = toolNameAt(use['name'], `${path}.name`);
  const input = boundedAt(objectAt(use['input'], `${path}.input`), `${path}.input`);
  return { id, type: 'function', function: { name, arguments: JSON.stringify(input) } };
}

const REASONING_TEXT_MEMBERS = new Set(['text', 'signature']);

function readReasoning(value: unknown, path: string): ThinkingBlock {
  const reasoning = objectAt(value, path);
  const member = memberOf(reasoning, path);
  if (member === 'redactedContent')
    return { type: 'redacted_thinking', data: textAt(reasoning[member], `${path}.${member}`) };
  if (member !== 'reasoningText') throw unsupported(`${path}.${member}`);
  const { text, signature, ...others } = objectAt(reasoning[member], `${path}.${member}`);
  refuseOthers(others, REASONING_TEXT_MEMBERS, `${path}.${member}`);
  if (typeof text !== 'string')
    throw invalid(`${path}.${member}.text`, `The field ${path}.${member}.text must be a text.`);
  return {
    type: 'thinking',
    thinking: text,
    ...(isGiven(signature) && { signature: textAt(signature, `${path}.${member}.signature`) }),
  };
}

const CITED_MEMBERS = new Set(['content', 'citations']);

/** Text that cites: the text is carried, what it cites has no place in a chat message. */
function readCited(value: unknown, path: string): ChatPart {
  const cited = objectAt(value, path);
  refuseOthers(cited, CITED_MEMBERS, path);
  if (isGiven(cited['citations']) && listAt(cited['citations'], `${path}.citations`).length > 0)
    throw unsupported(`${path}.citations`);
  const text = listAt(cited['content'], `${path}.content`).map((block, index) =>
    textAt(objectAt(block, `${path}.content[${index}]`)['text'], `${path}.content[${index}].text`),
  );
  return { type: 'text', text: notBlank(text.join(''), `${path}.content`) };
}
