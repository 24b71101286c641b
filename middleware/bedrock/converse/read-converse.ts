import type { ChatBody } from '../../chat/chat.ts';
import { readPromptVariables } from '../../prompts/prompt-variables.ts';
import type { PromptVariables } from '../../prompts/prompts.ts';
import { Refusal, invalid } from '../../refusal.ts';
import { type Fields, isFields, isGiven, refuseOthers, unsupported } from './fields.ts';
import { readInference } from './inference.ts';
import { readMessages } from './messages.ts';
import { readModelFields } from './model-fields.ts';
import {
  readGuardrail,
  readMetadata,
  readPerformance,
  readResponsePaths,
  readServiceTier,
} from './options.ts';
import { readOutputConfig } from './output-config.ts';
import { readTools } from './tools.ts';

/** A Converse request as this gateway carries it out. */
export interface ConverseCall {
  readonly chat: ChatBody;
  readonly sessionId?: string;
  readonly enableHistory: boolean;
  readonly promptVariables?: PromptVariables;
  /** JSON pointers of `additionalModelResponseFieldPaths`, for `converseAnswer`. */
  readonly responsePaths?: readonly string[];
}

const MEMBERS = new Set([
  'messages',
  'system',
  'inferenceConfig',
  'toolConfig',
  'guardrailConfig',
  'additionalModelRequestFields',
  'additionalModelResponseFieldPaths',
  'promptVariables',
  'requestMetadata',
  'performanceConfig',
  'serviceTier',
  'outputConfig',
]);

/** `arn:aws:bedrock:eu-west-1:123456789012:prompt/ABCDEFGHIJ:2` and its like. */
const PROMPT_ARN = /^arn:[^:]+:bedrock:[^:]*:[^:]*:prompt\//;

/**
 * Translates the body of Converse or ConverseStream for LiteLLM.
 * @param modelId from the address, decoded: the model's name, or a managed prompt's ARN, which alone may come without messages
 * @param body the parsed JSON
 * @throws Refusal `invalid` that names the field for everything that cannot be carried; nothing is left out without a word
 */
export function readConverse(modelId: string, body: unknown, isStream: boolean): ConverseCall {
  if (!isFields(body)) throw new Refusal('invalid', 'The request’s body must be a JSON object.');
  refuseOthers(body, MEMBERS, '');
  if (isGiven(body['promptVariables']) && !PROMPT_ARN.test(modelId))
    throw unsupported('promptVariables', 'only a managed prompt has variables, and the address names none');
  const { additionalModelRequestFields, additionalModelResponseFieldPaths, promptVariables } = body;
  const own = isGiven(additionalModelRequestFields)
    ? readModelFields(additionalModelRequestFields)
    : { fields: undefined, enableHistory: false };
  return {
    chat: {
      ...own.fields,
      model: modelId,
      messages: readMessages(body['system'], messagesOf(modelId, body)),
      ...settingsOf(body, isStream),
      ...(isStream && { stream: true, stream_options: { include_usage: true } }),
    },
    enableHistory: own.enableHistory,
    ...('sessionId' in own && { sessionId: own.sessionId }),
    ...(isGiven(promptVariables) && {
      promptVariables: readPromptVariables(promptVariables, 'promptVariables'),
    }),
    ...(isGiven(additionalModelResponseFieldPaths) && {
      responsePaths: readResponsePaths(additionalModelResponseFieldPaths, isStream),
    }),
  };
}

function messagesOf(modelId: string, { messages }: Fields): unknown {
  if (isGiven(messages) && !(Array.isArray(messages) && messages.length === 0)) return messages;
  if (PROMPT_ARN.test(modelId)) return [];
  throw invalid('messages', 'The field messages is empty. Send at least one message.');
}

const settingsOf = (body: Fields, isStream: boolean): Fields => ({
  ...(isGiven(body['inferenceConfig']) && readInference(body['inferenceConfig'])),
  ...(isGiven(body['toolConfig']) && readTools(body['toolConfig'])),
  ...(isGiven(body['guardrailConfig']) && readGuardrail(body['guardrailConfig'], isStream)),
  ...(isGiven(body['performanceConfig']) && readPerformance(body['performanceConfig'])),
  ...(isGiven(body['serviceTier']) && readServiceTier(body['serviceTier'])),
  ...(isGiven(body['requestMetadata']) && readMetadata(body['requestMetadata'])),
  ...(isGiven(body['outputConfig']) && readOutputConfig(body['outputConfig'])),
});
