import { describe, expect, it } from 'vitest';
import { type StreamListener, createLiveStore } from './live-store.ts';

function fakeStream() {
  const opened: { listener: StreamListener<number>; isStopped: boolean }[] = [];
  const store = createLiveStore<number>((listener) => {
    const stream = { listener, isStopped: false };
    opened.push(stream);
    return () => {
      stream.isStopped = true;
    };
  });
  return { opened, store };
}
const nobody = (): void => undefined;

describe('createLiveStore', () => {
  it('opens one stream for all who look and closes it with the last', () => {
    const { opened, store } = fakeStream();
    const leaveA = store.subscribe(nobody);
    const leaveB = store.subscribe(() => undefined);
    expect(opened).toHaveLength(1);
    leaveA();
    expect(opened[0]!.isStopped).toBe(false);
    leaveB();
    expect(opened[0]!.isStopped).toBe(true);
  });

  it('keeps the last value beside a failure, and forgets the failure with the next value', () => {
    const { opened, store } = fakeStream();
    store.subscribe(nobody);
    opened[0]!.listener.onItem(7);
    opened[0]!.listener.onError(new Error('cut'));
    expect(store.get()).toMatchObject({ value: 7, failure: { code: 'BUG' } });
    opened[0]!.listener.onItem(8);
    expect(store.get()).toEqual({ value: 8, failure: undefined });
  });

  it('opens a new stream on retry and tells those who look', () => {
    const { opened, store } = fakeStream();
    let told = 0;
    store.subscribe(() => {
      told += 1;
    });
    opened[0]!.listener.onError(new Error('cut'));
    store.retry();
    expect(opened.map(({ isStopped }) => isStopped)).toEqual([true, false]);
    expect(store.get().failure).toBeUndefined();
    expect(told).toBe(2);
  });

  it('is silent about a stream that was cancelled', () => {
    const { opened, store } = fakeStream();
    store.subscribe(nobody);
    opened[0]!.listener.onError(new DOMException('left', 'AbortError'));
    expect(store.get()).toEqual({ value: undefined, failure: undefined });
  });
});
