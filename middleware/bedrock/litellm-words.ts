/** What an error body of LiteLLM says, whichever of its four shapes it has. */
export interface LiteLlmWords {
  /** `budget_exceeded`, `throttling_error`, …; empty when there is none. */
  readonly type: string;
  /** As LiteLLM words it, for telling cases apart; never for a client. */
  readonly raw: string;
  /** Fit for a client: one paragraph, without keys, hashes, class names and tracebacks. Empty when there is nothing to say. */
  readonly message: string;
}

const LONGEST = 1_000;

/** Reads `{error:{message,type}}`, `{detail:{error}}`, `{detail:[{loc,msg}]}`, `{error:TEXT}` and bodies that are none of these. */
export function wordsOf(bodyText: string): LiteLlmWords {
  const body = parsed(bodyText);
  const { error, detail } = body;
  if (isRecord(error)) {
    const raw = textOf(error['message']);
    return { type: textOf(error['type']), raw, message: forClients(raw) };
  }
  if (Array.isArray(detail)) {
    const raw = detail.filter(isRecord).map(fieldProblem).join('; ');
    return { type: 'invalid_request_error', raw, message: forClients(raw) };
  }
  const raw = textOf(error) || textOf(isRecord(detail) ? detail['error'] : detail);
  return { type: '', raw, message: forClients(raw) };
}

function parsed(bodyText: string): Readonly<Record<string, unknown>> {
  try {
    const body: unknown = JSON.parse(bodyText);
    return isRecord(body) ? body : {};
  } catch {
    // A proxy's page or an empty body says nothing that a client could use.
    return {};
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return isRecord(value) ? textOf(value['error'] ?? value['message']) : '';
};

const fieldProblem = (problem: Readonly<Record<string, unknown>>): string => {
  const place = Array.isArray(problem['loc']) ? problem['loc'].join('.') : '';
  return `${textOf(problem['msg'])}${place && ` (${place})`}`;
};

/** `litellm.BadRequestError: OpenAIException - ` and its like, which name classes of a program that the client does not run. */
const CLASS_NAMES = /^(?:(?:litellm\.)?[A-Za-z]+(?:Error|Exception|Timeout)(?::| -)\s*)+/;
const ROUTE = /^\/[\w/.-]+: /;
const PYTHON_DICT = /^\{'error': (['"])(.*)\1\}$/s;
const SECRETS = /\bsk-[\w.-]+|\b[0-9a-f]{64}\b/g;

function forClients(raw: string): string {
  const text = PYTHON_DICT.exec(raw)?.[2] ?? raw;
  const told = text.split(/\s*Traceback \(most recent call last\)/, 1)[0] ?? '';
  const paragraph = told.split(/\n\s*\n|\s*Received Model Group=|\s*LiteLLM: model group/, 1)[0] ?? '';
  const plain = paragraph.replace(ROUTE, '').replace(CLASS_NAMES, '').replace(SECRETS, '…').trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}
