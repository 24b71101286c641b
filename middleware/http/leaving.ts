import type { ServerResponse } from 'node:http';
import { ClientLeft } from './body.ts';

/** The client's going away before its answer was sent. Abort signals cost as much as translating a call: one is made only when asked for. */
export class Leaving {
  private readonly response: ServerResponse;
  private made: AbortSignal | undefined;

  constructor(response: ServerResponse) {
    this.response = response;
  }

  get hasLeft(): boolean {
    return this.response.destroyed && !this.response.writableFinished;
  }

  /** Its reason is ClientLeft. */
  get signal(): AbortSignal {
    if (this.made) return this.made;
    const left = new AbortController();
    this.made = left.signal;
    this.whenLeft((reason) => left.abort(reason));
    return left.signal;
  }

  /** Tells now or later, once; never when the answer was sent. */
  whenLeft(tell: (reason: ClientLeft) => void): void {
    const { response } = this;
    if (this.hasLeft) tell(new ClientLeft());
    else
      response.on('close', () => {
        if (!response.writableFinished) tell(new ClientLeft());
      });
  }
}
