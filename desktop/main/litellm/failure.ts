import { asRecord, asText, isRecord } from '../../../config/deployments.ts';

/** What a gateway said when it did not do what it was asked. */
export interface LitellmFailure {
  readonly status: number;
  /** In the gateway's own words, without line breaks; they may name models and budgets, so they go to the operator and nowhere else. */
  readonly message: string;
  /** Such as `auth_error` or `budget_exceeded`; undefined where it says none. */
  readonly type: string | undefined;
}

const MOST_CHARACTERS = 400;
const KEYS = /\bsk-[\w-]{6,}/g;

/** LiteLLM prints a Python dictionary as text in places: `{'error': 'Unknown user'}`. */
const fromPython = (text: string): string => /^\{'error': ['"](.*)['"]\}$/s.exec(text)?.[1] ?? text;

function shorten(text: string): string {
  const line = fromPython(text.trim()).replaceAll(/\s+/g, ' ').replaceAll(KEYS, 'sk-…');
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line;
}

/** `{"detail":[{"loc":["body","model"],"msg":"Field required"}]}` */
const fromValidation = (items: readonly unknown[]): string =>
  items
    .map(asRecord)
    .map(({ loc, msg }) => `${Array.isArray(loc) ? `${loc.slice(1).join('.')}: ` : ''}${asText(msg) ?? ''}`)
    .join('; ');

function words(body: unknown): { readonly message: string | undefined; readonly type: string | undefined } {
  const { error, detail } = asRecord(body);
  if (isRecord(error)) return { message: asText(error['message']), type: asText(error['type']) };
  if (typeof error === 'string') return { message: error, type: undefined };
  if (Array.isArray(detail)) return { message: fromValidation(detail as unknown[]), type: undefined };
  const said = isRecord(detail) ? detail['error'] : detail;
  return { message: asText(said), type: undefined };
}

/**
 * Reads a refusal of LiteLLM, which words them in four shapes: `error.message`, `detail.error`, `detail[]` and an error without a code.
 * @param text the body, as it came
 */
export function readFailure(status: number, text: string): LitellmFailure {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  const { message, type } = words(body);
  return { status, message: shorten(message ?? '') || `It answered with status ${status}.`, type };
}
