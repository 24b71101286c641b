import { Refusal } from '../refusal.ts';

/** Bytes of bodies that are held whole at the same time. */
export interface Memory {
  /** @throws Refusal `unavailable` when that much is not left */
  take(bytes: number): void;
  give(bytes: number): void;
  readonly heldBytes: number;
}

const RETRY_AFTER_S = 2;

export function createMemory(limitBytes: number): Memory {
  let held = 0;
  return {
    take: (bytes) => {
      if (held + bytes > limitBytes) {
        throw new Refusal(
          'unavailable',
          'This gateway holds too many large requests at the moment. Send the request again in a moment.',
          { retryAfterS: RETRY_AFTER_S },
        );
      }
      held += bytes;
    },
    give: (bytes) => void (held -= bytes),
    get heldBytes() {
      return held;
    },
  };
}
