import { AppError } from '../../contract/errors.ts';
import type { Child } from '../children/child.ts';

export interface ReadyOptions {
  /** As people see it, with a capital: `The gateway`. */
  readonly label: string;
  readonly withinMs: number;
  readonly signal: AbortSignal;
}

const cancelled = (): AppError => new AppError('CANCELLED', 'This was cancelled.');

/** @throws AppError CANCELLED when `signal` said so */
export function endIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw cancelled();
}

/**
 * Waits until a child listens. One that does not in time, or is no longer wanted, is ended, and gone when this rejects.
 * @returns its port
 * @throws AppError UNAVAILABLE with the reason, CANCELLED when `signal` said so
 */
export async function whenReady(child: Child, { label, withinMs, signal }: ReadyOptions): Promise<number> {
  const over = AbortSignal.timeout(withinMs);
  const either = AbortSignal.any([signal, over]);
  let leave = (): void => undefined;
  const left = new Promise<never>((_resolve, reject) => {
    leave = () =>
      reject(
        signal.aborted
          ? cancelled()
          : new AppError(
              'UNAVAILABLE',
              `${label} did not answer within ${Math.round(withinMs / 1000)} seconds.`,
              {
                remedy: 'Its log may say why; try again when this computer is less busy.',
              },
            ),
      );
    if (either.aborted) leave();
    else either.addEventListener('abort', leave);
  });
  try {
    return (await Promise.race([child.ready, left])).port;
  } catch (error) {
    child.kill();
    await child.exited;
    throw error;
  } finally {
    either.removeEventListener('abort', leave);
  }
}
