import type { Environment } from '../settings.ts';

/** A time drawn anew each time, both ends included. */
export interface DelayRange {
  readonly minMs: number;
  readonly maxMs: number;
}

export interface MockSettings {
  /** 0 takes any free one. */
  readonly port: number;
  readonly host: string;
  /** Before an answer that is no stream, and before the first piece of a stream. */
  readonly delay: DelayRange;
  /** Between two pieces of a stream. */
  readonly chunkDelay: DelayRange;
  /** Larger bodies are refused with 413. */
  readonly bodyLimitBytes: number;
}

/** Quick enough to try things with. Load tests say `1000-3000` and `200-800`, which is how real models feel. */
const DEFAULTS = { delay: '20-60', chunkDelay: '5-20' };

export const BODY_LIMIT_BYTES = 32 * 1024 * 1024;
/** A body becomes one text, and Node's texts end at half a gigabyte. */
const MAX_BODY_LIMIT_BYTES = 500_000_000;

/**
 * Reads `PORT` (0), `HOST` (127.0.0.1), `MOCK_LLM_DELAY_MS` (20-60) and `MOCK_LLM_CHUNK_DELAY_MS` (5-20), each `min-max` or one
 * number, and `MOCK_LLM_BODY_LIMIT_BYTES` (32 MiB).
 * @returns the settings, or one line for each that is wrong
 */
export function readMockSettings(env: Environment): MockSettings | { readonly wrong: readonly string[] } {
  const wrong: string[] = [];
  const range = (name: string, byDefault: string): DelayRange => {
    const text = env[name] ?? byDefault;
    const parsed = parseRange(text);
    if (!parsed) wrong.push(`${name} must be milliseconds such as "200-800", but is "${text}".`);
    return parsed ?? { minMs: 0, maxMs: 0 };
  };
  const whole = (name: string, byDefault: number, most: number): number => {
    const text = env[name] ?? String(byDefault);
    if (/^\d{1,10}$/.test(text) && Number(text) <= most) return Number(text);
    wrong.push(`${name} must be a whole number from 0 to ${most}, but is "${text}".`);
    return byDefault;
  };
  const settings = {
    port: whole('PORT', 0, 65_535),
    host: env['HOST'] ?? '127.0.0.1',
    delay: range('MOCK_LLM_DELAY_MS', DEFAULTS.delay),
    chunkDelay: range('MOCK_LLM_CHUNK_DELAY_MS', DEFAULTS.chunkDelay),
    bodyLimitBytes: whole('MOCK_LLM_BODY_LIMIT_BYTES', BODY_LIMIT_BYTES, MAX_BODY_LIMIT_BYTES),
  };
  return wrong.length > 0 ? { wrong } : settings;
}

function parseRange(text: string): DelayRange | undefined {
  const match = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(text.trim());
  if (!match) return undefined;
  const minMs = Number(match[1]);
  const maxMs = Number(match[2] ?? match[1]);
  return maxMs < minMs ? undefined : { minMs, maxMs };
}
