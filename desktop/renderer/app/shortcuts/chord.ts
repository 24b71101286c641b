/** A letter after `g` counts for this long. */
export const CHORD_MS = 1500;

export interface ChordState {
  /** When `g` was pressed, in ms; undefined while no chord is open. */
  readonly openedAt?: number;
}

export interface KeyPress {
  readonly key: string;
  readonly atMs: number;
  /** Ctrl, Cmd or Alt is down. */
  readonly hasModifier: boolean;
}

export type ChordOutcome =
  | { readonly kind: 'go'; readonly key: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'none' };

/** The next state and what the key means: `g` opens a chord, the next letter ends it, `?` asks for the list. */
export function pressKey(state: ChordState, press: KeyPress): readonly [ChordState, ChordOutcome] {
  const isOpen = state.openedAt !== undefined && press.atMs - state.openedAt <= CHORD_MS;
  if (press.key === 'Shift') return [isOpen ? state : {}, { kind: 'none' }];
  if (press.hasModifier) return [{}, { kind: 'none' }];
  if (isOpen)
    return [{}, /^[a-z]$/i.test(press.key) ? { kind: 'go', key: press.key.toLowerCase() } : { kind: 'none' }];
  if (press.key === 'g') return [{ openedAt: press.atMs }, { kind: 'waiting' }];
  return [{}, press.key === '?' ? { kind: 'help' } : { kind: 'none' }];
}
