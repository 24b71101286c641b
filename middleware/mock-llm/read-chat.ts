import { type Ask, type AskedTool, contentText, namedModel, sinceAnswer, type ToolChoice } from './ask.ts';
import { type Fields, fieldsOf, listOf, positiveOf, textOf, textsOf } from './fields.ts';
import { promptTokens } from './tokens.ts';

/** What is asked for in OpenAI's chat shape; what is missing or of another kind is as OpenAI has it by default. */
export function readChat(body: Fields): Ask {
  const { model, messages, tools, tool_choice, parallel_tool_calls, stop } = body;
  const news = sinceAnswer(messages);
  return {
    model: namedModel(textOf(model) ?? ''),
    userText: news
      .filter(({ role }) => role === 'user')
      .map(({ content }) => contentText(content))
      .join('\n'),
    toolResults: news
      .filter(({ role }) => role === 'tool')
      .map(({ content }) => ({ text: contentText(content), isError: false })),
    tools: listOf(tools).flatMap(readTool),
    choice: readChoice(tool_choice),
    isParallel: parallel_tool_calls !== false,
    thinks: asksToThink(body),
    stops: textsOf(stop),
    maxTokens: positiveOf(body['max_completion_tokens'] ?? body['max_tokens']),
    prompt: promptTokens({ tools, messages }),
    received: body,
  };
}

export interface StreamWishes {
  readonly isStream: boolean;
  /** `stream_options.include_usage`. */
  readonly wantsUsage: boolean;
}

export const readStreamWishes = ({ stream, stream_options }: Fields): StreamWishes => ({
  isStream: stream === true,
  wantsUsage: fieldsOf(stream_options)['include_usage'] === true,
});

/** By Anthropic's `thinking`, OpenAI's `reasoning_effort`, or `reasoning_config`, as Bedrock called it first. */
export function asksToThink({
  thinking,
  reasoning_config,
  reasoningConfig,
  reasoning_effort,
}: Fields): boolean {
  const { type } = fieldsOf(thinking ?? reasoning_config ?? reasoningConfig);
  return type === 'enabled' || type === 'adaptive' || (reasoning_effort ?? 'none') !== 'none';
}

function readTool(tool: unknown): readonly AskedTool[] {
  const { name, parameters } = fieldsOf(fieldsOf(tool)['function']);
  return typeof name === 'string' ? [{ name, schema: parameters }] : [];
}

function readChoice(choice: unknown): ToolChoice {
  if (choice === 'none' || choice === 'required') return choice;
  const name = textOf(fieldsOf(fieldsOf(choice)['function'])['name']);
  return name === undefined ? 'auto' : { name };
}
