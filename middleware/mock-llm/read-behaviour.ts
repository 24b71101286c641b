import { type Behaviour, EVERY_MODEL } from './behaviour.ts';
import { FAILURE_KINDS, isKind } from './failures.ts';
import { isFields } from './fields.ts';

const DEFAULT_STATUS = 500;
const HOUR_S = 3_600;

const COUNT = 'a whole number';
/** The numbers of a behaviour that may be absent, with the most that each may be. */
const NUMBERS = {
  retryAfterS: [HOUR_S, 'seconds'],
  failAfterPieces: [1_000_000, COUNT],
  breakAfterPieces: [1_000_000, COUNT],
  delayMs: [HOUR_S * 1_000, 'milliseconds'],
  chunkDelayMs: [HOUR_S * 1_000, 'milliseconds'],
} as const;

/**
 * Reads `{ model?, failRate?, status?, kind?, retryAfterS?, failAfterPieces?, breakAfterPieces?, delayMs?, chunkDelayMs? }`; what says how
 * to fail, without a rate, means that all fail.
 * @returns the model and its behaviour, or what is wrong in one sentence
 */
export function readBehaviour(
  body: unknown,
): { readonly model: string; readonly behaviour: Behaviour } | string {
  if (!isFields(body)) return 'Send a JSON object.';
  const { model = EVERY_MODEL, failRate, status, kind } = body;
  if (typeof model !== 'string') return 'model must be the name of an upstream model, or absent for all.';
  if (failRate !== undefined && !isBetween(failRate, 0, 1)) return 'failRate must be a number from 0 to 1.';
  if (status !== undefined && !isBetween(status, 400, 599)) return 'status must be from 400 to 599.';
  if (kind !== undefined && !isKind(kind)) return `kind must be one of: ${FAILURE_KINDS.join(', ')}.`;
  for (const [name, [most, unit]] of Object.entries(NUMBERS)) {
    const value = body[name];
    const isFit = isBetween(value, 0, most) && (unit !== COUNT || Number.isInteger(value));
    if (value !== undefined && !isFit) return `${name} must be ${unit}.`;
  }
  const { retryAfterS, failAfterPieces, breakAfterPieces, delayMs, chunkDelayMs } = body as Partial<
    Record<keyof typeof NUMBERS, number>
  >;
  const failsByDefault = [status, kind, failAfterPieces, breakAfterPieces].some((how) => how !== undefined);
  return {
    model,
    behaviour: {
      failRate: failRate ?? (failsByDefault ? 1 : 0),
      status: status ?? DEFAULT_STATUS,
      kind,
      retryAfterS,
      failAfterPieces,
      breakAfterPieces,
      delayMs,
      chunkDelayMs,
    },
  };
}

const isBetween = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most;
