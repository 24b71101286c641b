import { FAILURE_KINDS, type Failure, type FailureKind } from './failures.ts';

/** How the mock backend answers for one model, or, under `*`, for every model without an own behaviour. */
export interface Behaviour {
  /** Part of the requests that fail, 0 to 1. */
  readonly failRate: number;
  /** What a failing one gets. */
  readonly status: number;
  readonly kind?: FailureKind | undefined;
  /** Instead of the drawn delay. */
  readonly delayMs?: number | undefined;
  /** Instead of the drawn delay between the pieces of a stream. */
  readonly chunkDelayMs?: number | undefined;
}

export const EVERY_MODEL = '*';
const MAX_DELAY_MS = 3_600_000;
const DEFAULT_STATUS = 500;
const CONTROLLED_STATUS = 400;

/** `gpt-4o-mock-status-429` fails with 429, `gpt-4o-mock-context_window` as a prompt that is too long. */
const SUFFIX = /-mock-(?:status-(\d{3})|(context_window|content_policy))$/;

export interface Behaviours {
  set(model: string, behaviour: Behaviour): void;
  /** Forgets one model's, or all. */
  reset(model?: string): void;
  list(): Readonly<Record<string, Behaviour>>;
  of(model: string): Behaviour | undefined;
}

export function createBehaviours(): Behaviours {
  const byModel = new Map<string, Behaviour>();
  return {
    set: (model, behaviour) => void byModel.set(model, behaviour),
    reset: (model) => {
      if (model === undefined) byModel.clear();
      else byModel.delete(model);
    },
    list: () => Object.fromEntries(byModel),
    of: (model) => byModel.get(model) ?? byModel.get(EVERY_MODEL),
  };
}

/** Whether, and how, this request fails: by its own wish (header `x-mock-status`, or the model's name), else by the behaviour. */
export function failureOf(
  model: string,
  headerStatus: string | undefined,
  behaviour: Behaviour | undefined,
): Failure | undefined {
  const wished = errorStatus(headerStatus);
  if (wished !== undefined) return { status: wished };
  const [, status, kind] = SUFFIX.exec(model) ?? [];
  const named = errorStatus(status);
  if (named !== undefined) return { status: named };
  if (isKind(kind)) return { status: CONTROLLED_STATUS, kind };
  if (!behaviour || Math.random() >= behaviour.failRate) return undefined;
  return behaviour.kind === undefined
    ? { status: behaviour.status }
    : { status: CONTROLLED_STATUS, kind: behaviour.kind };
}

/**
 * Reads `{ model?, failRate?, status?, kind?, delayMs?, chunkDelayMs? }`; `status` or `kind` alone means that all fail.
 * @returns the model and its behaviour, or what is wrong in one sentence
 */
export function readBehaviour(
  body: unknown,
): { readonly model: string; readonly behaviour: Behaviour } | string {
  if (typeof body !== 'object' || body === null) return 'Send a JSON object.';
  const {
    model = EVERY_MODEL,
    failRate,
    status,
    kind,
    delayMs,
    chunkDelayMs,
  } = body as Record<string, unknown>;
  if (typeof model !== 'string') return 'model must be the name of an upstream model, or absent for all.';
  if (failRate !== undefined && !isBetween(failRate, 0, 1)) return 'failRate must be a number from 0 to 1.';
  if (status !== undefined && !isBetween(status, 400, 599)) return 'status must be from 400 to 599.';
  if (kind !== undefined && !isKind(kind)) return `kind must be one of: ${FAILURE_KINDS.join(', ')}.`;
  for (const [name, delay] of Object.entries({ delayMs, chunkDelayMs })) {
    if (delay !== undefined && !isBetween(delay, 0, MAX_DELAY_MS)) return `${name} must be milliseconds.`;
  }
  const failsByDefault = status !== undefined || kind !== undefined;
  return {
    model,
    behaviour: {
      failRate: failRate ?? (failsByDefault ? 1 : 0),
      status: status ?? DEFAULT_STATUS,
      kind: kind,
      delayMs: delayMs as number | undefined,
      chunkDelayMs: chunkDelayMs as number | undefined,
    },
  };
}

const isBetween = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most;

const isKind = (value: unknown): value is FailureKind => FAILURE_KINDS.some((kind) => kind === value);

function errorStatus(text: string | undefined): number | undefined {
  const status = Number(text ?? NaN);
  return Number.isInteger(status) && isBetween(status, 400, 599) ? status : undefined;
}
