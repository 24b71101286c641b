import { describe, expect, it } from 'vitest';
import { CHORD_MS, type ChordOutcome, type ChordState, pressKey } from './chord.ts';

function press(
  ...keys: readonly (readonly [key: string, atMs: number, hasModifier?: boolean])[]
): ChordOutcome {
  let state: ChordState = {};
  let outcome: ChordOutcome = { kind: 'none' };
  for (const [key, atMs, hasModifier = false] of keys)
    [state, outcome] = pressKey(state, { key, atMs, hasModifier });
  return outcome;
}

describe('pressKey', () => {
  it('goes where the letter after g leads', () => {
    expect(press(['g', 0], ['c', 300])).toEqual({ kind: 'go', key: 'c' });
    expect(press(['g', 0], ['g', 300])).toEqual({ kind: 'go', key: 'g' });
    expect(press(['g', 0], ['Shift', 200], ['C', 300])).toEqual({ kind: 'go', key: 'c' });
  });

  it('forgets g after a while', () => {
    expect(press(['g', 0], ['c', CHORD_MS + 1])).toEqual({ kind: 'none' });
    expect(press(['g', 0], ['g', CHORD_MS + 1], ['c', CHORD_MS + 2])).toEqual({ kind: 'go', key: 'c' });
  });

  it('leaves combinations with Ctrl, Cmd or Alt to others and ends the chord', () => {
    expect(press(['g', 0, true], ['c', 10])).toEqual({ kind: 'none' });
    expect(press(['g', 0], ['c', 10, true], ['c', 20])).toEqual({ kind: 'none' });
  });

  it('ends the chord at a key that is no letter', () => {
    expect(press(['g', 0], ['Escape', 10], ['c', 20])).toEqual({ kind: 'none' });
  });

  it('asks for the list of shortcuts with ?', () => {
    expect(press(['?', 0])).toEqual({ kind: 'help' });
  });
});
