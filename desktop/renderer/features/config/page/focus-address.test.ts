import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Focus } from '../worker/protocol.ts';
import { readFocus, withFocus, writeFocus } from './focus-address.ts';

const focus: fc.Arbitrary<Focus> = fc.oneof(
  fc.record({ kind: fc.constant('model' as const), modelName: fc.string() }),
  fc.record({ kind: fc.constant('deployment' as const), index: fc.nat(99_999) }),
  fc.record({ kind: fc.constant('section' as const), name: fc.string() }),
);

describe('the address of what is in view', () => {
  it('leads back to it, whatever its name', () => {
    fc.assert(
      fc.property(focus, (each) => {
        const copied = new URLSearchParams(new URLSearchParams(writeFocus(each)).toString());
        expect(readFocus(copied)).toEqual(each);
      }),
    );
  });

  it('is nothing where the address names nothing that there can be', () => {
    expect(readFocus(new URLSearchParams(''))).toBeNull();
    expect(readFocus(new URLSearchParams('deployment=-1'))).toBeNull();
    expect(readFocus(new URLSearchParams('deployment=x'))).toBeNull();
  });

  it('changes without closing what is open beside it', () => {
    const next = withFocus(new URLSearchParams('section=a&versions='), { kind: 'model', modelName: 'b' });
    expect(next.toString()).toBe('versions=&model=b');
  });
});
