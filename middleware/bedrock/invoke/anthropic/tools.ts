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
  optional,
  stringOf,
  wordOf,
} from '../fields.ts';
import { cacheOf } from './cache-control.ts';

const TOOL = new Set(['type', 'name', 'description', 'input_schema', 'strict', 'cache_control']);
const CHOICE = new Set(['type', 'name', 'disable_parallel_tool_use']);

/** `tools` and `tool_choice` as OpenAI's, undefined where there are none. */
export const readTools = (body: Fields): Fields => ({
  tools: optional(body, 'tools', '', (tools, field) =>
    listOf(tools, field).map((tool, index) => readTool(tool, `${field}[${index}]`)),
  ),
  ...optional(body, 'tool_choice', '', readChoice),
});

function readTool(value: unknown, at: string): Fields {
  const tool = fieldsOf(value, at);
  const { type } = tool;
  if (type !== undefined && type !== null && type !== 'custom')
    throw invalid(
      `${at}.type`,
      `${at}.type must be custom. Tools that run at Anthropic are not at hand for every model; give the tool as a custom one.`,
    );
  onlyOf(tool, TOOL, at, 'a tool');
  return {
    type: 'function',
    function: given({
      name: wordOf(tool['name'], `${at}.name`),
      description: optional(tool, 'description', at, stringOf),
      parameters: documentOf(tool['input_schema'], `${at}.input_schema`),
      strict: optional(tool, 'strict', at, booleanOf),
    }),
    ...cacheOf(tool, at),
  };
}

function readChoice(value: unknown, at: string): Fields {
  const choice = fieldsOf(value, at);
  onlyOf(choice, CHOICE, at, 'tool_choice');
  const isAlone = optional(choice, 'disable_parallel_tool_use', at, booleanOf);
  const type = oneOf(choice['type'], `${at}.type`, ['auto', 'any', 'tool', 'none']);
  if (type !== 'tool' && choice['name'] !== undefined && choice['name'] !== null)
    throw invalid(`${at}.name`, `${at}.name goes with the type tool only.`);
  return {
    tool_choice: type === 'tool' ? named(choice, at) : { auto: 'auto', any: 'required', none: 'none' }[type],
    parallel_tool_calls: isAlone === undefined ? undefined : !isAlone,
  };
}

const named = (choice: Fields, at: string): Fields => ({
  type: 'function',
  function: { name: wordOf(choice['name'], `${at}.name`) },
});
