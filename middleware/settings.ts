/** Everything the middleware is told from outside, checked. What Okta needs stands in okta/settings.ts. */
export interface Settings {
  /** 0 takes any free one. */
  readonly port: number;
  readonly host: string;
  /** LiteLLM's base URL, without a trailing slash. */
  readonly litellmUrl: string;
  /** For the calls that the middleware makes in its own name; absent where none are needed. */
  readonly masterKey: string | undefined;
  readonly bodyLimitBytes: number;
  /** All bodies that are held whole at the same time. */
  readonly bufferLimitBytes: number;
  /** From the whole request sent to the first byte of the answer, and between two pieces of it. */
  readonly answerTimeoutMs: number;
  /** After SIGTERM: how long it says "not ready" while it still takes requests, so that a load balancer sees it first. */
  readonly drainDelayMs: number;
  /** After SIGTERM: how long requests under way may take to finish. */
  readonly drainTimeoutMs: number;
  /** Absent: no history is kept. */
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly history: HistoryLimits;
  /** Where managed prompts are looked up whose ARN names no region of its own. */
  readonly awsRegion: string;
  readonly bedrockAgentEndpoint: string | undefined;
  readonly promptTtlMs: number;
}

export interface HistoryLimits {
  /** 0: for ever. */
  readonly retentionDays: number;
  readonly maxSessionBytes: number;
  /** How long a turn waits for the one before it. */
  readonly turnWaitMs: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const MIB = 1024 * 1024;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * Reads the settings. Required: `LITELLM_URL`. By default: `PORT` 4000, `HOST` 127.0.0.1, `BODY_LIMIT_BYTES` 32 MiB,
 * `BUFFER_LIMIT_BYTES` 256 MiB, `ANSWER_TIMEOUT_MS` 11 minutes (models may think for ten), `DRAIN_DELAY_MS` 0, `DRAIN_TIMEOUT_MS`
 * 11 minutes, `HISTORY_RETENTION_DAYS` 0 (for ever), `HISTORY_MAX_SESSION_BYTES` 16 MiB, `HISTORY_TURN_WAIT_MS` 15 s, `AWS_REGION`
 * us-east-1, `PROMPT_TTL_MS` 1 minute. Without: `DATABASE_URL` (no history), `REDIS_URL` (history is read from Postgres), `MASTER_KEY`,
 * `BEDROCK_AGENT_ENDPOINT` (AWS's own).
 * @returns the settings, or one line for each that is wrong
 */
export function readSettings(env: Environment): Settings | { readonly wrong: readonly string[] } {
  const wrong: string[] = [];
  const text = (name: string): string => (env[name] ?? '').trim();
  const whole = (name: string, byDefault: number, most = Number.MAX_SAFE_INTEGER): number => {
    const given = text(name);
    if (given === '') return byDefault;
    const value = /^\d+$/.test(given) ? Number(given) : NaN;
    if (value <= most) return value;
    wrong.push(`${name} must be a whole number from 0 to ${most}, but is "${given}".`);
    return byDefault;
  };
  /** Never quoted back: it may hold a password. */
  const url = (name: string, protocols: RegExp, example: string): string | undefined => {
    const given = text(name);
    if (given === '') return undefined;
    if (URL.canParse(given) && protocols.test(new URL(given).protocol)) return given;
    wrong.push(`${name} must be an address such as "${example}".`);
    return undefined;
  };
  const settings: Settings = {
    port: whole('PORT', 4000, 65_535),
    host: text('HOST') || '127.0.0.1',
    litellmUrl: baseUrl(text('LITELLM_URL')) ?? '',
    masterKey: text('MASTER_KEY') || undefined,
    bodyLimitBytes: whole('BODY_LIMIT_BYTES', 32 * MIB),
    bufferLimitBytes: whole('BUFFER_LIMIT_BYTES', 256 * MIB),
    answerTimeoutMs: whole('ANSWER_TIMEOUT_MS', 11 * MINUTE_MS, DAY_MS),
    drainDelayMs: whole('DRAIN_DELAY_MS', 0, 10 * MINUTE_MS),
    drainTimeoutMs: whole('DRAIN_TIMEOUT_MS', 11 * MINUTE_MS, DAY_MS),
    databaseUrl: url('DATABASE_URL', /^postgres(ql)?:$/, 'postgresql://user:password@host:5432/name'),
    redisUrl: url('REDIS_URL', /^rediss?:$/, 'rediss://host:6379'),
    history: {
      retentionDays: whole('HISTORY_RETENTION_DAYS', 0, 36_500),
      maxSessionBytes: whole('HISTORY_MAX_SESSION_BYTES', 16 * MIB, 1024 * MIB),
      turnWaitMs: whole('HISTORY_TURN_WAIT_MS', 15_000, 10 * MINUTE_MS),
    },
    awsRegion: text('AWS_REGION') || 'us-east-1',
    bedrockAgentEndpoint: url(
      'BEDROCK_AGENT_ENDPOINT',
      /^https?:$/,
      'https://bedrock-agent.us-east-1.amazonaws.com',
    ),
    promptTtlMs: whole('PROMPT_TTL_MS', MINUTE_MS, DAY_MS),
  };
  if (settings.litellmUrl === '') {
    wrong.push(
      `LITELLM_URL must be LiteLLM's address, such as "http://127.0.0.1:4001", but is "${text('LITELLM_URL')}".`,
    );
  }
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(settings.awsRegion))
    wrong.push(`AWS_REGION must be a region such as "us-east-1", but is "${settings.awsRegion}".`);
  if (settings.bodyLimitBytes > settings.bufferLimitBytes)
    wrong.push('BUFFER_LIMIT_BYTES must be at least BODY_LIMIT_BYTES: no body could be taken else.');
  return wrong.length > 0 ? { wrong } : settings;
}

/** An `http` or `https` address without a trailing slash; undefined for anything else. */
export function baseUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, username, search, hash, href } = new URL(text);
  if (!/^https?:$/.test(protocol) || username !== '' || search !== '' || hash !== '') return undefined;
  return href.replace(/\/+$/, '');
}
