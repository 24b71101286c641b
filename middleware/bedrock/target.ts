import { invalid } from '../refusal.ts';

export type BedrockAction = 'converse' | 'converse-stream' | 'invoke' | 'invoke-with-response-stream';

/** What a path of Bedrock's runtime names. */
export interface BedrockTarget {
  /** Decoded once: a model's name, id or ARN, slashes and colons in it. */
  readonly modelId: string;
  readonly action: BedrockAction;
}

const PATH =
  /^\/bedrock\/model\/(.+)\/(converse|converse-stream|invoke|invoke-with-response-stream)\/?(?:\?.*)?$/;
const MAX_MODEL_ID = 2_048;

/** Whether a path may be one of Bedrock's runtime; all others below `/bedrock` are LiteLLM's. */
export const isBedrockRuntime = (url: string): boolean => url.startsWith('/bedrock/model/') && PATH.test(url);

/**
 * Reads `/bedrock/model/{id}/converse` and its three siblings. SDKs encode an id's colons and slashes, people often do not: both are
 * taken.
 * @throws Refusal `invalid` for an id that cannot be decoded
 */
export function readTarget(url: string): BedrockTarget {
  const [, encoded = '', action = ''] = PATH.exec(url) ?? [];
  const modelId = decoded(encoded);
  if (modelId === undefined || modelId.length > MAX_MODEL_ID)
    throw invalid('modelId', 'modelId must be a model’s id, name or ARN, percent-encoded as UTF-8.');
  return { modelId, action: action as BedrockAction };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
