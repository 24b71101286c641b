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
import { toolNameAt } from './tool-result.ts';

/** A tool as LiteLLM takes it. */
interface ChatTool extends Cacheable {
  readonly type: 'function';
  readonly function: {
    readonly name: string;
    readonly description?: string;
    readonly parameters: object;
    readonly strict?: boolean;
  };
}

const CONFIG_MEMBERS = new Set(['tools', 'toolChoice']);
const SPEC_MEMBERS = new Set(['name', 'description', 'inputSchema', 'strict']);
const NAME_MEMBER = new Set(['name']);
const NO_MEMBERS: ReadonlySet<string> = new Set();

/** `toolConfig` as the chat fields `tools` and `tool_choice`. @throws Refusal that names the field at fault */
export function readTools(value: unknown): {
  readonly tools: readonly ChatTool[];
  readonly tool_choice?: unknown;
} {
  const config = objectAt(value, 'toolConfig');
  refuseOthers(config, CONFIG_MEMBERS, 'toolConfig');
  const tools: ChatTool[] = [];
  for (const [index, item] of listAt(config['tools'], 'toolConfig.tools').entries()) {
    const at = `toolConfig.tools[${index}]`;
    const tool = objectAt(item, at);
    const member = memberOf(tool, at);
    if (member === 'toolSpec') tools.push(readSpec(tool['toolSpec'], `${at}.toolSpec`));
    else if (member === 'cachePoint') markCachePoint(tools.at(-1), tool['cachePoint'], `${at}.cachePoint`);
    else throw unsupported(`${at}.${member}`);
  }
  if (tools.length === 0)
    throw invalid('toolConfig.tools', 'The field toolConfig.tools is empty. Add a toolSpec to it.');
  return isGiven(config['toolChoice']) ? { tools, tool_choice: readChoice(config['toolChoice']) } : { tools };
}

function readSpec(value: unknown, path: string): ChatTool {
  const spec = objectAt(value, path);
  refuseOthers(spec, SPEC_MEMBERS, path);
  const { description, strict } = spec;
  const schema = objectAt(spec['inputSchema'], `${path}.inputSchema`);
  const kind = memberOf(schema, `${path}.inputSchema`);
  if (kind !== 'json') throw unsupported(`${path}.inputSchema.${kind}`);
  if (isGiven(strict) && typeof strict !== 'boolean')
    throw invalid(`${path}.strict`, `The field ${path}.strict must be true or false.`);
  return {
    type: 'function',
    function: {
      name: toolNameAt(spec['name'], `${path}.name`),
      ...(isGiven(description) && { description: textAt(description, `${path}.description`) }),
      parameters: boundedAt(objectAt(schema['json'], `${path}.inputSchema.json`), `${path}.inputSchema.json`),
      ...(typeof strict === 'boolean' && { strict }),
    },
  };
}

function readChoice(value: unknown): unknown {
  const path = 'toolConfig.toolChoice';
  const choice = objectAt(value, path);
  const member = memberOf(choice, path);
  const at = `${path}.${member}`;
  if (member !== 'auto' && member !== 'any' && member !== 'tool') throw unsupported(at);
  const details = objectAt(choice[member], at);
  refuseOthers(details, member === 'tool' ? NAME_MEMBER : NO_MEMBERS, at);
  if (member === 'auto') return 'auto';
  if (member === 'any') return 'required';
  return { type: 'function', function: { name: toolNameAt(details['name'], `${at}.name`) } };
}
