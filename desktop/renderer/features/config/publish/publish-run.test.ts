import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import type { ConfigVersion, PublishEvent } from '../../../../contract/config.ts';
import { fractionOf, PublishRun } from './publish-run.ts';
import { sayPath, sayValue } from './publish-words.ts';

const version: ConfigVersion = {
  id: 'v2',
  publishedAt: '2026-11-01T00:00:00Z',
  author: 'me',
  note: '',
  isRunning: true,
};

async function* events(...list: readonly PublishEvent[]): AsyncGenerator<PublishEvent> {
  for (const event of list) {
    await Promise.resolve();
    yield event;
  }
}

const run = async (
  publish: () => Promise<AsyncIterable<PublishEvent>>,
): Promise<{ readonly run: PublishRun; readonly told: readonly string[] }> => {
  const told: string[] = [];
  const made = new PublishRun(
    {
      publish,
      onPublished: ({ id }) => told.push(`published ${id}`),
      onConflict: () => told.push('conflict'),
    },
    0,
  );
  await made.follow();
  return { run: made, told };
};

describe('a publish', () => {
  it('goes through its steps to the new version', async () => {
    const { run: made, told } = await run(() =>
      Promise.resolve(
        events(
          { kind: 'step', step: 'check', state: 'done', message: '' },
          { kind: 'step', step: 'try', state: 'skipped', message: '' },
          { kind: 'tried', model: 'a', isOk: true, message: '', latencyMs: 3 },
          { kind: 'step', step: 'restart', state: 'working', message: 'Starting' },
          { kind: 'published', version },
        ),
      ),
    );
    const state = made.store.get();
    expect(state.steps.map(({ state: each }) => each)).toEqual([
      'done',
      'waiting',
      'working',
      'waiting',
      'skipped',
      'waiting',
    ]);
    expect(fractionOf(state)).toBeCloseTo(1 / 3);
    expect(state.outcome).toMatchObject({ kind: 'published' });
    expect(told).toEqual(['published v2']);
  });

  it('says why the old version still runs', async () => {
    const { run: made, told } = await run(() =>
      Promise.resolve(events({ kind: 'returned', reason: 'It did not start.', remedy: 'Mend it.' })),
    );
    expect(made.store.get().outcome).toEqual({
      kind: 'returned',
      reason: 'It did not start.',
      remedy: 'Mend it.',
    });
    expect(told).toEqual([]);
  });

  it('tells a conflict from other failures', async () => {
    const conflict = new ORPCError('CONFLICT', {
      defined: true,
      message: 'Somebody published since.',
      data: {},
    });
    const { run: made, told } = await run(() => Promise.reject(conflict));
    expect(made.store.get().outcome).toMatchObject({ kind: 'conflict' });
    expect(told).toEqual(['conflict']);
    const other = await run(() => Promise.reject(new TypeError('x')));
    expect(other.run.store.get().outcome).toMatchObject({ kind: 'failed', failure: { code: 'BUG' } });
  });

  it('does not take a stream that was cut for an end', async () => {
    const { run: made } = await run(() => Promise.resolve(events()));
    expect(made.store.get().outcome).toMatchObject({ kind: 'failed', failure: { code: 'UNAVAILABLE' } });
  });
});

describe('words of a change', () => {
  it('name the deployment and the key', () => {
    const change = (path: (string | number)[]): string => sayPath({ path, before: 1, after: 2 });
    expect(change([1, 'litellm_params', 'weight'])).toBe('deployment 2 · weight');
    expect(change([0, 'model_info', 'id'])).toBe('deployment 1 · model_info.id');
    expect(change(['router_settings', 'num_retries'])).toBe('router_settings.num_retries');
  });

  it('say values so that nothing is empty or endless', () => {
    expect([undefined, '', 3, ['a']].map(sayValue)).toEqual(['not set', '""', '3', '["a"]']);
    expect(sayValue('x'.repeat(1000)).length).toBeLessThan(170);
  });
});
