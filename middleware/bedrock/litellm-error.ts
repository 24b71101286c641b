import type { Exception } from './exceptions.ts';
import type { LiteLlmWords } from './litellm-words.ts';

/** A failure of LiteLLM as Bedrock would name and word it. */
export interface Translated {
  readonly exception: Exception;
  readonly message: string;
}

/** LiteLLM's router has other words for it where its config has wildcards. */
const UNKNOWN_MODEL = /Invalid model name passed in|There are no healthy deployments for this model/;

/** By what the body says first: a spent budget comes as 422 or 400, a database that is away as 400. */
export function translated(status: number, words: LiteLlmWords): Translated {
  const { type, raw } = words;
  // 400 and not in any SDK's list of what to retry: money does not come back within seconds, as it would seem with a throttling.
  if (type === 'budget_exceeded') return told('ServiceQuotaExceededException', words, 'The budget is spent.');
  if (type === 'no_db_connection')
    return said(
      'ServiceUnavailableException',
      'The gateway cannot reach its database. Try again in a moment.',
    );
  if (/ContextWindowExceeded|context_length_exceeded|maximum context length/.test(raw))
    return said('ValidationException', 'Input is too long for requested model.');
  if (UNKNOWN_MODEL.test(raw))
    return said('ValidationException', 'The provided model identifier is invalid.');
  // The client's key was good, the gateway's own was not: nothing that the client can mend, and nothing to retry.
  if (status === 401 && raw.startsWith('litellm.'))
    return said(
      'ModelErrorException',
      'The model’s provider refused the gateway’s credentials. Tell the operator.',
    );
  return byStatus(status, words);
}

function byStatus(status: number, words: LiteLlmWords): Translated {
  switch (status) {
    case 401:
      return said('UnrecognizedClientException', authentication(words));
    case 403:
      return told('AccessDeniedException', words, 'This API key may not do this.');
    case 404:
      return told('ResourceNotFoundException', words, 'The model was not found.');
    case 408:
    case 504:
      return told('ModelTimeoutException', words, 'The model took too long to answer. Try again.');
    case 409:
      return told('ConflictException', words, 'The request is in conflict with another.');
    case 424:
      return told('ModelErrorException', words, 'The model failed on this request.');
    case 429:
      return told('ThrottlingException', words, 'Too many requests. Wait before trying again.');
    case 502:
    case 503:
    case 529:
      return told(
        'ServiceUnavailableException',
        words,
        'The model cannot be reached. Try again in a moment.',
      );
    default:
      if (status < 500) return told('ValidationException', words, 'The model does not take this request.');
      // Without LiteLLM's own prefix it is an uncaught exception, whose words are for its log.
      return words.raw.startsWith('litellm.')
        ? told('InternalServerException', words, 'The model’s provider failed. Try again.')
        : said('InternalServerException', 'LiteLLM failed on this request. Try again.');
  }
}

const authentication = ({ type, raw }: LiteLlmWords): string => {
  if (type === 'expired_key') return 'The API key has expired. Ask for a new one.';
  if (raw.includes('Key is blocked')) return 'The API key is blocked. Ask the operator to unblock it.';
  if (/No api key passed/i.test(raw))
    return 'The request has no API key. Send it as "Authorization: Bearer KEY".';
  return 'The API key included in the request is invalid.';
};

const said = (exception: Exception, message: string): Translated => ({ exception, message });

const told = (exception: Exception, words: LiteLlmWords, otherwise: string): Translated =>
  said(exception, words.message || otherwise);
