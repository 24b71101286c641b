import { invalid, type Refusal } from '../../refusal.ts';
import { type Fields, isFields } from './fields.ts';

/** The request shapes of InvokeModel that are read here. */
export type Family = 'anthropic' | 'titan' | 'nova' | 'llama' | 'mistral-text' | 'mistral-chat';

const GEOGRAPHY = /^(?:us-gov|us|eu|apac|ap|jp|au|ca|sa|me|af|il|global)\./;

/** Bedrock's providers whose request shapes are others. */
const OTHER_PROVIDER =
  /^(?:ai21|amazon|cohere|deepseek|google|luma|minimax|moonshot|moonshotai|nvidia|openai|qwen|stability|twelvelabs|writer|zai)\./;

/**
 * The model's own name in whatever a client may send for it: `us.meta.llama3-1-8b-instruct-v1:0`, an ARN of a foundation model or an
 * inference profile, LiteLLM's `bedrock/converse/…`. Lower case.
 */
export function bareModel(modelId: string): string {
  const name = modelId.toLowerCase();
  return name.slice(name.lastIndexOf('/') + 1).replace(GEOGRAPHY, '');
}

/**
 * Whose request shape a body has: by the model's id, and where that says nothing (a gateway's alias, an application inference profile)
 * by the body itself.
 * @throws Refusal `invalid` when neither says it
 */
export function familyOf(modelId: string, body: Fields): Family {
  const model = bareModel(modelId);
  if (model.startsWith('anthropic.')) return 'anthropic';
  if (/^amazon\.titan-(?:text|tg1)/.test(model) && !model.includes('embed')) return 'titan';
  if (/^amazon\.nova-(?!canvas|reel|sonic|.*embed)/.test(model)) return 'nova';
  if (model.startsWith('meta.')) return 'llama';
  if (model.startsWith('mistral.')) return 'messages' in body ? 'mistral-chat' : 'mistral-text';
  if (OTHER_PROVIDER.test(model)) throw unknownFamily();
  return familyOfBody(body) ?? refuse();
}

function familyOfBody(body: Fields): Family | undefined {
  if ('anthropic_version' in body) return 'anthropic';
  if ('inputText' in body) return 'textGenerationConfig' in body ? 'titan' : undefined;
  if ('prompt' in body) {
    if ('max_gen_len' in body) return 'llama';
    return 'max_tokens' in body ? 'mistral-text' : undefined;
  }
  if (!Array.isArray(body['messages'])) return undefined;
  if ('schemaVersion' in body || 'inferenceConfig' in body) return 'nova';
  return body['messages'].some(isMessageOfNova) ? 'nova' : 'mistral-chat';
}

/** Its parts are named by what they hold, those of the others have a `type`. */
const isMessageOfNova = (message: unknown): boolean =>
  isFields(message) &&
  Array.isArray(message['content']) &&
  message['content'].some((part: unknown) => isFields(part) && !('type' in part));

function refuse(): never {
  throw unknownFamily();
}

const unknownFamily = (): Refusal =>
  invalid(
    'body',
    'The request shape of this model is not known here. InvokeModel takes those of Anthropic (anthropic_version, messages), Amazon Titan text (inputText, ' +
      'textGenerationConfig), Amazon Nova (schemaVersion, messages, inferenceConfig), Meta Llama (prompt, max_gen_len) and Mistral (prompt, max_tokens; ' +
      'or messages). Use Converse, which takes one shape for every model.',
  );
