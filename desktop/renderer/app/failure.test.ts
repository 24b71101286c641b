import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { BUG_MESSAGE } from '../../contract/errors.ts';
import { toFailure } from './failure.ts';

describe('toFailure', () => {
  it('keeps what an understood failure says', () => {
    const error = new ORPCError('CONFLICT', {
      defined: true,
      message: 'Somebody published since.',
      data: { remedy: 'Compare first.', field: 'text' },
    });
    expect(toFailure(error)).toEqual({
      code: 'CONFLICT',
      message: 'Somebody published since.',
      remedy: 'Compare first.',
      field: 'text',
    });
  });

  it('says one fixed sentence for everything else', () => {
    const bugs = [new TypeError('x is undefined'), new ORPCError('INTERNAL_SERVER_ERROR'), 'text', null];
    for (const bug of bugs) expect(toFailure(bug)).toEqual({ code: 'BUG', message: BUG_MESSAGE });
  });

  it('is silent about what was cancelled', () => {
    expect(toFailure(new ORPCError('CANCELLED', { defined: true }))).toBeUndefined();
    expect(toFailure(new DOMException('gone', 'AbortError'))).toBeUndefined();
  });
});
