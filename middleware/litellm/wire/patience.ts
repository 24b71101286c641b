import { WireError } from './wire-error.ts';

/** Time limits in steps of the pool's clock. */
export interface Limits {
  readonly connect: number;
  /** 0: none. */
  readonly answer: number;
}

/** Where a request is, as far as waiting goes. */
export type Phase =
  | 'connecting'
  /** Until the system has taken all of the request. */
  | 'sending'
  | 'answering'
  /** The client is the one to act: it sends its body, or reads its answer, more slowly than LiteLLM. */
  | 'client';

/**
 * How long LiteLLM has kept a request waiting. Only steps of the clock in which LiteLLM is the one to act are counted, so a stall of this
 * process is one step, however long it was.
 */
export class Patience {
  private steps = 0;
  private isSent = false;

  begin(): void {
    this.steps = 0;
    this.isSent = false;
  }

  /** LiteLLM has done something. */
  renew(): void {
    this.steps = 0;
  }

  /** @returns what went wrong, once a limit is over */
  step(phase: Phase, { connect, answer }: Limits): WireError | undefined {
    if (phase === 'client') return undefined;
    if (phase === 'answering' && !this.isSent) {
      // Its time begins when the whole request is out.
      this.isSent = true;
      this.steps = 0;
      return undefined;
    }
    this.steps += 1;
    if (phase === 'connecting') {
      if (this.steps <= connect) return undefined;
      return new WireError('LITELLM_CONNECT_TIMEOUT', 'No connection to LiteLLM came about in time.');
    }
    if (answer === 0 || this.steps <= answer) return undefined;
    return new WireError('LITELLM_TIMEOUT', 'LiteLLM said nothing for longer than it may.');
  }
}
