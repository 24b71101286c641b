import { useState } from 'react';
import { type Failure, toFailure } from './failure.ts';

export interface Action<A extends readonly unknown[]> {
  readonly run: (...input: A) => void;
  readonly isBusy: boolean;
  /** Stands beside the control until the next try. */
  readonly failure: Failure | undefined;
  readonly forgetFailure: () => void;
}

/** One call that a control starts: busy while it goes on, its failure kept beside the control. */
export function useAction<A extends readonly unknown[]>(work: (...input: A) => Promise<unknown>): Action<A> {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const run = (...input: A): void => {
    setBusy(true);
    setFailure(undefined);
    work(...input)
      .catch((error: unknown) => setFailure(toFailure(error)))
      .finally(() => setBusy(false));
  };
  return { run, isBusy, failure, forgetFailure: () => setFailure(undefined) };
}
