import { setImmediate } from 'node:timers/promises';

/**
 * A service's stream as the transport drives it. When the window leaves, `next` fails at once and the service's
 * generator is told to return, so that its `finally` runs as soon as it stops waiting; a generator that waits for events
 * must itself watch the call's signal. After each item other work gets its turn, because messages carry no backpressure.
 */
export function hostedStream<T>(
  source: AsyncIterator<T, unknown, void>,
  signal: AbortSignal | undefined,
  toWireError: (error: unknown) => unknown,
): AsyncIterableIterator<T, unknown, void> {
  let isOver = false;
  let leave: ((reason: unknown) => void) | undefined;

  const end = async (): Promise<void> => {
    if (isOver) return;
    isOver = true;
    signal?.removeEventListener('abort', abandon);
    await source.return?.();
  };
  const abandon = (): void => {
    leave?.(signal?.reason);
    // The generator may be in the middle of something that fails because of the same signal: nobody is left to tell.
    end().catch(() => undefined);
  };
  if (signal?.aborted) abandon();
  else signal?.addEventListener('abort', abandon, { once: true });

  const step = (): Promise<IteratorResult<T, unknown>> =>
    new Promise((resolve, reject) => {
      leave = reject;
      source.next().then(resolve, reject);
    });

  return {
    async next() {
      if (isOver) return { done: true, value: undefined };
      try {
        const result = await step();
        if (result.done) {
          isOver = true;
          signal?.removeEventListener('abort', abandon);
        } else {
          await setImmediate();
        }
        return result;
      } catch (error) {
        isOver = true;
        signal?.removeEventListener('abort', abandon);
        throw toWireError(error);
      }
    },
    async return(value) {
      await end();
      return { done: true, value: await value };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
