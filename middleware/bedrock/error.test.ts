import { describe, expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { bedrockError, fromLiteLLM, refusalOfChunk, streamException } from './error.ts';

const litellm = (message: string, type: string, code: string): string =>
  JSON.stringify({ error: { message, type, param: null, code } });

const short = ({ status, exception, body }: ReturnType<typeof fromLiteLLM>) =>
  `${String(status)} ${exception}: ${body.message}`;

describe('a refusal of ours', () => {
  test.each([
    ['invalid', 400, 'ValidationException'],
    ['unauthenticated', 403, 'UnrecognizedClientException'],
    ['forbidden', 403, 'AccessDeniedException'],
    ['not_found', 404, 'ResourceNotFoundException'],
    ['conflict', 409, 'ConflictException'],
    ['too_large', 413, 'ValidationException'],
    ['throttled', 429, 'ThrottlingException'],
    ['timeout', 408, 'ModelTimeoutException'],
    ['unavailable', 503, 'ServiceUnavailableException'],
    ['bad_gateway', 503, 'ServiceUnavailableException'],
    ['unexpected', 500, 'InternalServerException'],
  ] as const)('that is "%s" answers %i %s', (kind, status, exception) => {
    expect(bedrockError(new Refusal(kind, 'Why.'))).toEqual({
      status,
      exception,
      body: { message: 'Why.' },
      headers: { 'content-type': 'application/json', 'x-amzn-errortype': exception },
    });
  });

  test('says when to come back', () => {
    const { headers } = bedrockError(new Refusal('throttled', 'Slow down.', { retryAfterS: 7 }));
    expect(headers['retry-after']).toBe('7');
  });
});

describe('a failure of LiteLLM', () => {
  test.each([
    [
      'an unknown key without its hash',
      401,
      litellm(
        `Authentication Error, Invalid proxy server token passed. Received API Key = sk-abc, Key Hash (Token) =${'0a'.repeat(32)}. Unable to find token`,
        'token_not_found_in_db',
        '401',
      ),
      '403 UnrecognizedClientException: The API key included in the request is invalid.',
    ],
    [
      'an expired key',
      401,
      litellm('Authentication Error - Expired Key. Key Expiry time …', 'expired_key', '401'),
      '403 UnrecognizedClientException: The API key has expired. Ask for a new one.',
    ],
    [
      'a blocked key',
      401,
      litellm('Authentication Error, Key is blocked. Update via `/key/unblock`', 'auth_error', '401'),
      '403 UnrecognizedClientException: The API key is blocked. Ask the operator to unblock it.',
    ],
    [
      'a missing key',
      401,
      litellm('Authentication Error, No api key passed in.', 'auth_error', '401'),
      '403 UnrecognizedClientException: The request has no API key. Send it as "Authorization: Bearer KEY".',
    ],
    [
      'the gateway’s own refused credentials',
      401,
      litellm(
        'litellm.AuthenticationError: OpenAIException - Incorrect API key provided: sk-own',
        'x',
        '401',
      ),
      '424 ModelErrorException: The model’s provider refused the gateway’s credentials. Tell the operator.',
    ],
    [
      'a model outside the key',
      403,
      litellm("The requested model 'm' is not available for this API key.", 'key_model_access_denied', '403'),
      "403 AccessDeniedException: The requested model 'm' is not available for this API key.",
    ],
    [
      'an unknown model as Bedrock words it',
      400,
      litellm(
        '/chat/completions: Invalid model name passed in model=m. Call `/v1/models`',
        'invalid_request_error',
        '400',
      ),
      '400 ValidationException: The provided model identifier is invalid.',
    ],
    [
      'the same where the config has wildcards',
      400,
      litellm(
        'litellm.BadRequestError: You passed in model=m. There are no healthy deployments for this model',
        'invalid_request_error',
        '400',
      ),
      '400 ValidationException: The provided model identifier is invalid.',
    ],
    [
      'a spent budget as what no SDK retries',
      422,
      litellm(
        'Budget has been exceeded! Key=tiny (sk-...WVVw) Current cost: 0.04, Max budget: 0.01',
        'budget_exceeded',
        '422',
      ),
      '400 ServiceQuotaExceededException: Budget has been exceeded! Key=tiny (…) Current cost: 0.04, Max budget: 0.01',
    ],
    [
      'a spent budget of older releases',
      400,
      litellm('ExceededBudget: User=poor over budget.', 'budget_exceeded', '400'),
      '400 ServiceQuotaExceededException: ExceededBudget: User=poor over budget.',
    ],
    [
      'an invalid field',
      422,
      JSON.stringify({
        detail: [{ type: 'missing', loc: ['body', 'messages'], msg: 'Field required', input: {} }],
      }),
      '400 ValidationException: Field required (body.messages)',
    ],
    [
      'a text too long for the model',
      400,
      litellm(
        "litellm.ContextWindowExceededError: litellm.BadRequestError: OpenAIException - This model's …",
        'x',
        '400',
      ),
      '400 ValidationException: Input is too long for requested model.',
    ],
    [
      'the provider’s own words without class names',
      400,
      litellm(
        'litellm.BadRequestError: BedrockException - top_p must be below 1\n\nTraceback (most recent call last):\n  File "/app/x.py"',
        'x',
        '400',
      ),
      '400 ValidationException: top_p must be below 1',
    ],
    [
      'a provider that is away',
      500,
      litellm(
        "litellm.InternalServerError: InternalServerError: OpenAIException - Connection error.\n\nLiteLLM: model group 'broken' failed",
        'internal_server_error',
        '500',
      ),
      '500 InternalServerException: Connection error.',
    ],
    [
      'a bug without its words',
      500,
      JSON.stringify({ error: { message: "KeyError: 'x' at /app/proxy.py", type: 'internal' } }),
      '500 InternalServerException: LiteLLM failed on this request. Try again.',
    ],
    [
      'a detail with an error',
      404,
      JSON.stringify({ detail: { error: "{'error': 'No such model'}" } }),
      '404 ResourceNotFoundException: No such model',
    ],
    ['a timeout', 504, '', '408 ModelTimeoutException: The model took too long to answer. Try again.'],
    [
      'a page of HTML',
      502,
      '<html>',
      '503 ServiceUnavailableException: The model cannot be reached. Try again in a moment.',
    ],
    [
      'an absent database',
      400,
      litellm('No connected db.', 'no_db_connection', '400'),
      '503 ServiceUnavailableException: The gateway cannot reach its database. Try again in a moment.',
    ],
  ])('tells %s', (_what, status, body, told) => {
    expect(short(fromLiteLLM(status, body))).toBe(told);
  });

  test('keeps what LiteLLM says about coming back', () => {
    const body = litellm(
      `Rate limit exceeded for api_key: ${'ab'.repeat(32)}. Limit type: requests.`,
      'throttling_error',
      '429',
    );
    const error = fromLiteLLM(429, body, '60');
    expect(short(error)).toBe(
      '429 ThrottlingException: Rate limit exceeded for api_key: …. Limit type: requests.',
    );
    expect(error.headers['retry-after']).toBe('60');
  });

  test('keeps a long message within a limit', () => {
    expect(fromLiteLLM(400, litellm('a'.repeat(50_000), '', '400')).body.message.length).toBeLessThan(1_100);
  });
});

describe('a failure in the middle of a stream', () => {
  test('is a refusal by its code, and otherwise an unavailable model', () => {
    expect(refusalOfChunk({ message: 'Slow down.', code: '429' }).kind).toBe('throttled');
    expect(refusalOfChunk({ message: 'gone' }).kind).toBe('unavailable');
    expect(refusalOfChunk({ message: 'what', code: 'odd' }).kind).toBe('unavailable');
  });

  test('has a member in every stream’s union', () => {
    expect(streamException('ThrottlingException')).toBe('throttlingException');
    expect(streamException('ModelTimeoutException')).toBe('modelStreamErrorException');
    expect(streamException('AccessDeniedException')).toBe('validationException');
  });
});
