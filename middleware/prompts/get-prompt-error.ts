import { Refusal, type RefusalKind } from '../refusal.ts';
import type { PromptAddress } from './prompts.ts';

const RETRY_AFTER_S = 1;

type Words = (address: PromptAddress, cause: Error) => Refusal;

const refusal =
  (kind: RefusalKind, words: string): Words =>
  ({ arn, version }, cause) =>
    new Refusal(kind, `${words} Prompt: "${version === undefined ? arn : `${arn}:${version}`}".`, {
      cause,
      ...((kind === 'throttled' || kind === 'unavailable') && { retryAfterS: RETRY_AFTER_S }),
    });

const unknownCredentials = refusal(
  'unavailable',
  'AWS does not take the gateway’s credentials, so it cannot read prompts. The operator should renew them.',
);
const unreachable = refusal(
  'unavailable',
  'Bedrock’s prompts cannot be read at the moment. Send the request again; if it stays so, the operator should look at the gateway’s way to Bedrock in the prompt’s region.',
);
const throttled = refusal(
  'throttled',
  'Bedrock gives out no more prompts at the moment. Send the request again in a moment.',
);
const notFound = refusal(
  'not_found',
  'There is no such prompt, or not in this version. Check region, account, id and version.',
);

const noCredentials = refusal(
  'unavailable',
  'The gateway has no AWS credentials, so it cannot read prompts. The operator should give it a role that allows "bedrock:GetPrompt".',
);

/** The action that is missing: a prompt encrypted with the customer's own key needs that key as well. STS denies the role itself. */
const denied: Words = (address, cause) => {
  const action = /\b(?:kms|sts):[A-Za-z]+/.exec(cause.message)?.[0] ?? 'bedrock:GetPrompt';
  if (action.startsWith('sts:')) return noCredentials(address, cause);
  const words = `The gateway may not read this prompt. The operator should allow its role "${action}" on it.`;
  return refusal('forbidden', words)(address, cause);
};

/** By the SDK's name for each. */
const OF_NAME: Readonly<Record<string, Words>> = {
  AccessDeniedException: denied,
  ResourceNotFoundException: notFound,
  ThrottlingException: throttled,
  TooManyRequestsException: throttled,
  ValidationException: refusal(
    'invalid',
    'Bedrock does not take this for a prompt. Check region, account, id and version.',
  ),
  InternalServerException: unreachable,
  CredentialsProviderError: noCredentials,
  TokenProviderError: noCredentials,
  ExpiredTokenException: unknownCredentials,
  UnrecognizedClientException: unknownCredentials,
  InvalidSignatureException: unknownCredentials,
  IncompleteSignatureException: unknownCredentials,
  MissingAuthenticationTokenException: unknownCredentials,
  AbortError: unreachable,
  TimeoutError: unreachable,
};

interface SdkError extends Error {
  readonly code?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/**
 * Words for what GetPrompt threw. AWS's own message stays in the cause: it carries the ARN of our role.
 * @returns the error itself when it is nothing that AWS or the network did: a bug
 */
export function getPromptError(error: unknown, address: PromptAddress): Error {
  if (!(error instanceof Error)) return new Error('GetPrompt threw what is no error.', { cause: error });
  const { name, code, $metadata } = error as SdkError;
  const words = Object.hasOwn(OF_NAME, name) ? OF_NAME[name] : ofStatus($metadata?.httpStatusCode, code);
  return words?.(address, error) ?? error;
}

/** Names that no model of the service has: by status, and without one by the system's code, as ECONNREFUSED. */
function ofStatus(status: number | undefined, code: unknown): Words | undefined {
  if (status === 429) return throttled;
  if (status === 404) return notFound;
  if (status === 401 || status === 403) return denied;
  // Any other answer, a page of HTML with 200 as well, is none from Bedrock.
  return status !== undefined || typeof code === 'string' ? unreachable : undefined;
}
