import type { ConfigContext } from '../../../config/context.ts';
import type { PublishEvent } from '../../contract/config.ts';
import { AppError } from '../../contract/errors.ts';
import type { ApplyOutcome, GatewayConnection, GatewayTarget, TryOut } from '../target.ts';

/** A gateway whose restarts are decided by the test. */
export class ScriptedTarget implements GatewayTarget {
  readonly gatewayId = 'sandbox';
  readonly applied: string[] = [];
  outcome: ApplyOutcome = { kind: 'applied' };
  /** Resolves when the restart may go on. */
  gate: Promise<void> = Promise.resolve();

  connection(): Promise<GatewayConnection> {
    return Promise.reject(new AppError('UNAVAILABLE', 'The sandbox does not run.', { remedy: 'Start it.' }));
  }

  context(): Promise<ConfigContext> {
    return Promise.resolve({
      environmentNames: null,
      hasOutboundNetwork: true,
      cacheTypes: null,
      litellmVersion: '1.104.4',
    });
  }

  async *apply(
    text: string,
    _tryOut: TryOut,
    signal: AbortSignal,
  ): AsyncGenerator<PublishEvent, ApplyOutcome, void> {
    yield { kind: 'step', step: 'restart', state: 'working', message: '' };
    await Promise.race([this.gate, new Promise((resolve) => signal.addEventListener('abort', resolve))]);
    if (signal.aborted) return { kind: 'returned', reason: 'Publishing was cancelled.' };
    if (this.outcome.kind === 'applied') this.applied.push(text);
    return this.outcome;
  }
}
