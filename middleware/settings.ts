/** Everything the middleware is told from outside, checked. */
export interface Settings {
  /** 0 takes any free one. */
  readonly port: number;
  readonly host: string;
  /** LiteLLM's base URL, without a trailing slash. */
  readonly litellmUrl: string;
  readonly bodyLimitBytes: number;
  /** From the whole request sent to the first byte of the answer, and between two pieces of it. */
  readonly answerTimeoutMs: number;
  /** After SIGTERM: how long it says "not ready" while it still takes requests, so that a load balancer sees it first. */
  readonly drainDelayMs: number;
  /** After SIGTERM: how long requests under way may take to finish. */
  readonly drainTimeoutMs: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const MIB = 1024 * 1024;
const MINUTE_MS = 60_000;

/**
 * Reads the settings: `PORT` (4000), `HOST` (127.0.0.1), `LITELLM_URL` (required), `BODY_LIMIT_BYTES` (32 MiB), `ANSWER_TIMEOUT_MS`
 * (11 minutes: models may think for ten), `DRAIN_DELAY_MS` (0), `DRAIN_TIMEOUT_MS` (11 minutes).
 * @returns the settings, or one line for each that is wrong
 */
export function readSettings(env: Environment): Settings | { readonly wrong: readonly string[] } {
  const wrong: string[] = [];
  const whole = (name: string, byDefault: number, most = Number.MAX_SAFE_INTEGER): number => {
    const text = env[name] ?? '';
    if (text === '') return byDefault;
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (value <= most) return value;
    wrong.push(`${name} must be a whole number from 0 to ${most}, but is "${text}".`);
    return byDefault;
  };
  const settings: Settings = {
    port: whole('PORT', 4000, 65_535),
    host: env['HOST'] ?? '127.0.0.1',
    litellmUrl: baseUrl(env['LITELLM_URL'] ?? '') ?? '',
    bodyLimitBytes: whole('BODY_LIMIT_BYTES', 32 * MIB),
    answerTimeoutMs: whole('ANSWER_TIMEOUT_MS', 11 * MINUTE_MS, 24 * 60 * MINUTE_MS),
    drainDelayMs: whole('DRAIN_DELAY_MS', 0, 10 * MINUTE_MS),
    drainTimeoutMs: whole('DRAIN_TIMEOUT_MS', 11 * MINUTE_MS, 24 * 60 * MINUTE_MS),
  };
  if (settings.litellmUrl === '') {
    wrong.push(
      `LITELLM_URL must be LiteLLM's address, such as "http://127.0.0.1:4001", but is "${env['LITELLM_URL'] ?? ''}".`,
    );
  }
  return wrong.length > 0 ? { wrong } : settings;
}

/** An `http` or `https` address without a trailing slash; undefined for anything else. */
export function baseUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, username, search, hash, href } = new URL(text);
  if (!/^https?:$/.test(protocol) || username !== '' || search !== '' || hash !== '') return undefined;
  return href.replace(/\/+$/, '');
}
