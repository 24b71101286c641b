import {
  type Ask,
  type AskedTool,
  contentText,
  namedModel,
  sinceAnswer,
  type ToolChoice,
  type ToolResult,
} from './ask.ts';
import { type Fields, fieldsOf, listOf, positiveOf, textOf, textsOf } from './fields.ts';
import { asksToThink } from './read-chat.ts';
import { promptTokens } from './tokens.ts';

/** What is asked for in the shape of Bedrock's Converse; the model is part of the path there. */
export function readConverse(model: string, body: Fields): Ask {
  const { messages, system } = body;
  const { maxTokens, stopSequences } = fieldsOf(body['inferenceConfig']);
  const { tools, toolChoice } = fieldsOf(body['toolConfig']);
  const parts = sinceAnswer(messages).flatMap(({ content }) => listOf(content).map(fieldsOf));
  return {
    model: namedModel(model),
    userText: contentText(parts),
    toolResults: parts.flatMap(({ toolResult }) =>
      toolResult === undefined ? [] : [readResult(toolResult)],
    ),
    tools: listOf(tools).flatMap(readTool),
    choice: readChoice(fieldsOf(toolChoice)),
    isParallel: true,
    thinks: asksToThink(fieldsOf(body['additionalModelRequestFields'])),
    stops: textsOf(stopSequences ?? []),
    maxTokens: positiveOf(maxTokens),
    prompt: promptTokens({ tools, system, messages }),
    received: { modelId: model, ...body },
  };
}

function readTool(tool: unknown): readonly AskedTool[] {
  const { name, inputSchema } = fieldsOf(fieldsOf(tool)['toolSpec']);
  return typeof name === 'string' ? [{ name, schema: fieldsOf(inputSchema)['json'] }] : [];
}

function readChoice({ any, tool }: Fields): ToolChoice {
  const name = textOf(fieldsOf(tool)['name']);
  if (name !== undefined) return { name };
  return any === undefined ? 'auto' : 'required';
}

function readResult(result: unknown): ToolResult {
  const { content, status } = fieldsOf(result);
  return { text: listOf(content).map(resultText).join('\n'), isError: status === 'error' };
}

/** A text as it is, JSON as text, and of anything else what it is: `[image]`. */
function resultText(part: unknown): string {
  const { text, json, ...rest } = fieldsOf(part);
  return textOf(text) ?? (json === undefined ? `[${Object.keys(rest).join(', ')}]` : JSON.stringify(json));
}
