import type { FailureKind } from './failures.ts';

/** How the mock backend answers for one model, or, under `*`, for every model without an own behaviour. */
export interface Behaviour {
  /** Part of the requests that fail, 0 to 1. */
  readonly failRate: number;
  /** What a failing one gets. */
  readonly status: number;
  readonly kind?: FailureKind | undefined;
  /** What a failing one is told to wait; 1 s with a 429 and nothing otherwise. */
  readonly retryAfterS?: number | undefined;
  /** A failing stream fails after so many pieces rather than at once. */
  readonly failAfterPieces?: number | undefined;
  /** A failing stream's connection breaks after so many pieces, and that of a whole answer in its middle. */
  readonly breakAfterPieces?: number | undefined;
  /** Instead of the drawn delay. */
  readonly delayMs?: number | undefined;
  /** Instead of the drawn delay between the pieces of a stream. */
  readonly chunkDelayMs?: number | undefined;
}

export const EVERY_MODEL = '*';
/** So that callers cannot fill the memory. */
const MAX_BEHAVIOURS = 1_000;

export interface Behaviours {
  /** @returns whether there was room for it */
  set(model: string, behaviour: Behaviour): boolean;
  /** Forgets one model's, or all. */
  reset(model?: string): void;
  list(): Readonly<Record<string, Behaviour>>;
  of(model: string): Behaviour | undefined;
}

export function createBehaviours(): Behaviours {
  const byModel = new Map<string, Behaviour>();
  return {
    set: (model, behaviour) => {
      if (byModel.size >= MAX_BEHAVIOURS && !byModel.has(model)) return false;
      byModel.set(model, behaviour);
      return true;
    },
    reset: (model) => {
      if (model === undefined) byModel.clear();
      else byModel.delete(model);
    },
    list: () => Object.fromEntries(byModel),
    of: (model) => byModel.get(model) ?? byModel.get(EVERY_MODEL),
  };
}
