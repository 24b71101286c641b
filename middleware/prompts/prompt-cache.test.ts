import { describe, expect, it } from 'vitest';
import { Refusal, type RefusalKind } from '../refusal.ts';
import { createPromptCache } from './prompt-cache.ts';

const FRESH_MS = 60_000;

interface Value {
  readonly text: string;
  readonly sizeBytes: number;
}

function start({ maxEntries = 3, maxSizeBytes = 1_000, staleMs = 100_000 } = {}) {
  const clock = { ms: 0 };
  const cache = createPromptCache<Value>({ maxEntries, maxSizeBytes, staleMs, now: () => clock.ms });
  const reads: string[] = [];
  const source = { failure: undefined as Error | undefined, sizeBytes: 10 };
  const get = async (key: string): Promise<string> => {
    const value = await cache.get(key, FRESH_MS, async () => {
      reads.push(key);
      await Promise.resolve();
      if (source.failure) throw source.failure;
      return { text: `${key} of ${clock.ms}`, sizeBytes: source.sizeBytes };
    });
    return value.text;
  };
  const refuse = (kind: RefusalKind) => (source.failure = new Refusal(kind, 'no'));
  const heal = () => (source.failure = undefined);
  return { clock, cache, reads, source, get, refuse, heal };
}

describe('a kept prompt', () => {
  it('is read once until its time is over, then anew', async () => {
    const { clock, get, reads } = start();
    expect(await get('a')).toBe('a of 0');
    clock.ms = FRESH_MS - 1;
    expect(await get('a')).toBe('a of 0');
    clock.ms = FRESH_MS;
    expect(await get('a')).toBe('a of 60000');
    expect(reads).toEqual(['a', 'a']);
  });

  it('is read once for all who wait for it', async () => {
    const { get, reads } = start();
    const all = await Promise.all(Array.from({ length: 50 }, () => get('a')));
    expect(new Set(all)).toEqual(new Set(['a of 0']));
    expect(reads).toEqual(['a']);
  });

  it('makes room for others when it was not asked for the longest', async () => {
    const { get, reads } = start({ maxEntries: 2 });
    await get('a');
    await get('b');
    await get('a');
    await get('c');
    reads.length = 0;
    await get('a');
    expect(reads).toEqual([]);
    await get('b');
    expect(reads).toEqual(['b']);
  });

  it('makes room when all together are too large', async () => {
    const { get, reads, source } = start({ maxEntries: 100, maxSizeBytes: 100 });
    source.sizeBytes = 40;
    for (const key of ['a', 'b', 'c']) await get(key);
    reads.length = 0;
    for (const key of ['b', 'c']) await get(key);
    expect(reads).toEqual([]);
    await get('a');
    expect(reads).toEqual(['a']);
  });

  it('that is too large for the whole cache serves, but is not kept, and leaves the size right', async () => {
    const { get, reads, source } = start({ maxSizeBytes: 100 });
    source.sizeBytes = 101;
    await get('a');
    await get('a');
    expect(reads).toEqual(['a', 'a']);
    source.sizeBytes = 50;
    for (const key of ['a', 'b', 'a', 'b']) await get(key);
    expect(reads).toEqual(['a', 'a', 'a', 'b']);
  });
});

describe('when a prompt cannot be read', () => {
  it.each<RefusalKind>(['throttled', 'timeout', 'unavailable'])(
    'the old one serves on for a while: %s',
    async (kind) => {
      const { clock, get, reads, refuse } = start({ staleMs: 100_000 });
      await get('a');
      refuse(kind);
      clock.ms = FRESH_MS;
      expect(await get('a')).toBe('a of 0');
      clock.ms = FRESH_MS + 99_999;
      expect(await get('a')).toBe('a of 0');
      clock.ms = FRESH_MS + 100_000;
      await expect(get('a')).rejects.toMatchObject({ kind });
      expect(reads).toHaveLength(4);
    },
  );

  it('the old one serves five seconds before the next attempt, and the new one after it', async () => {
    const { clock, get, reads, refuse, heal } = start();
    await get('a');
    refuse('unavailable');
    clock.ms = FRESH_MS;
    await get('a');
    heal();
    clock.ms += 4_999;
    expect(await get('a')).toBe('a of 0');
    expect(reads).toHaveLength(2);
    clock.ms += 1;
    expect(await get('a')).toBe('a of 65000');
  });

  it.each<RefusalKind>(['not_found', 'forbidden', 'invalid'])(
    'the old one ends at once when it is gone or withdrawn: %s',
    async (kind) => {
      const { clock, get, refuse } = start();
      await get('a');
      refuse(kind);
      clock.ms = FRESH_MS;
      await expect(get('a')).rejects.toMatchObject({ kind });
      clock.ms += 1_000;
      refuse('unavailable');
      await expect(get('a')).rejects.toMatchObject({ kind: 'unavailable' });
    },
  );

  it('the failure is told again for a second without another attempt', async () => {
    const { clock, get, reads, refuse, heal } = start();
    refuse('not_found');
    await expect(get('a')).rejects.toMatchObject({ kind: 'not_found' });
    heal();
    clock.ms = 999;
    await expect(get('a')).rejects.toMatchObject({ kind: 'not_found' });
    expect(reads).toEqual(['a']);
    clock.ms = 1_000;
    expect(await get('a')).toBe('a of 1000');
  });

  it('failures do not push out what is kept, nor grow without end', async () => {
    const { get, reads, refuse, heal } = start({ maxEntries: 2 });
    await get('a');
    refuse('not_found');
    for (const key of ['x', 'y', 'z']) await expect(get(key)).rejects.toThrow('no');
    heal();
    await get('a');
    await get('x');
    expect(reads).toEqual(['a', 'x', 'y', 'z', 'x']);
    await expect(get('z')).rejects.toThrow('no');
  });

  it('a bug is no refusal: it is thrown as it is and not remembered', async () => {
    const { get, source, heal } = start();
    source.failure = new TypeError('oops');
    await expect(get('a')).rejects.toThrow(TypeError);
    heal();
    expect(await get('a')).toBe('a of 0');
  });

  it('no more than a hundred are read at once', () => {
    const { cache } = start();
    const never = () => new Promise<never>(() => undefined);
    for (let i = 0; i < 100; i++) void cache.get(`${i}`, FRESH_MS, never);
    expect(() => cache.get('one more', FRESH_MS, never)).toThrow(
      expect.objectContaining({ kind: 'throttled' }),
    );
  });
});
