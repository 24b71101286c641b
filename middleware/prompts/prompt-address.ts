import { invalid } from '../refusal.ts';
import type { PromptAddress } from './prompts.ts';

/**
 * A prompt's ARN as Bedrock's service models have it. The region becomes part of a host name: nothing but a name of letters,
 * digits and single hyphens gets through.
 */
const PROMPT_ARN =
  /^(arn:aws(?:-[a-z-]{1,12})?:bedrock:((?=[a-z0-9-]{1,20}:)[a-z0-9]+(?:-[a-z0-9]+)*):\d{12}:prompt\/([0-9a-zA-Z]{10}))(?::([1-9]\d{0,4}))?$/;

const SHOWN_LENGTH = 100;

/**
 * Reads a model's name that may be a managed prompt's ARN, `arn:aws:bedrock:REGION:ACCOUNT:prompt/ID[:VERSION]`, percent-decoded.
 * Without a version it is the working draft.
 * @param field where the name stood, for the refusal: `model` in OpenAI's interface
 * @returns undefined for every other model
 * @throws Refusal `invalid` for what names a prompt, but not by its ARN
 */
export function readPromptAddress(model: string, field = 'modelId'): PromptAddress | undefined {
  if (!model.includes(':prompt/')) return undefined;
  const [, arn, region, id, version] = PROMPT_ARN.exec(model) ?? [];
  if (arn === undefined || region === undefined || id === undefined) {
    throw invalid(
      field,
      `${field} must be the prompt's ARN, such as "arn:aws:bedrock:us-west-2:123456789012:prompt/ABCDEFGHIJ:1", with a version's number or, ` +
        `for the working draft, without one, but is "${model.slice(0, SHOWN_LENGTH)}".`,
    );
  }
  return { id, arn, region, version };
}
