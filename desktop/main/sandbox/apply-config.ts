import type { PublishEvent } from '../../contract/config.ts';
import { AppError } from '../../contract/errors.ts';
import { publishStep, type PublishStep } from '../publish-step.ts';
import type { ApplyOutcome, TryOut } from '../target.ts';
import type { Stage } from './replace-gateway.ts';

function returned(error: unknown): ApplyOutcome & { readonly kind: 'returned' } {
  // A bug is not the config's fault, and is told as one.
  if (!(error instanceof AppError)) throw error;
  if (error.code === 'CANCELLED') {
    return { kind: 'returned', reason: 'Publishing was cancelled before the new gateway took over.' };
  }
  const remedy = error.remedy === undefined ? {} : { remedy: error.remedy };
  return { kind: 'returned', reason: error.message, ...remedy };
}

/**
 * Puts a config into a sandbox that runs: the stages of another gateway taking over, told as steps of publishing.
 * The second gateway is tried before any client reaches it.
 */
export async function* applyToRunning(
  stages: AsyncGenerator<Stage, void, void>,
  tryOut: (url: string) => ReturnType<TryOut>,
): AsyncGenerator<PublishEvent, ApplyOutcome, void> {
  let at: PublishStep['step'] = 'restart';
  yield publishStep('restart', 'working', 'A second gateway starts with this config.yaml.');
  try {
    for await (const { kind, url } of stages) {
      if (kind === 'ready') {
        yield publishStep('restart', 'done', 'The second gateway has started.');
        at = 'health';
        yield publishStep('health', 'working', 'The second gateway is asked whether it is ready.');
      } else if (kind === 'healthy') {
        yield publishStep('health', 'done', 'The second gateway is ready.');
        const refused = yield* tryOut(url);
        // Leaving the stages here ends the second gateway.
        if (refused) return { kind: 'returned', ...refused };
        at = 'switch';
        yield publishStep('switch', 'working', 'The middleware sends new requests to it.');
      } else {
        yield publishStep('switch', 'done', 'New requests go to it; the old gateway finishes what it began.');
      }
    }
    return { kind: 'applied' };
  } catch (error) {
    const outcome = returned(error);
    yield publishStep(at, 'failed', outcome.reason);
    return outcome;
  }
}

/** Puts a config into a sandbox that does not run, by starting it: so a config that keeps it from starting can be corrected. */
export async function* applyByStarting(
  start: () => Promise<unknown>,
  tryOut: () => ReturnType<TryOut>,
): AsyncGenerator<PublishEvent, ApplyOutcome, void> {
  yield publishStep('restart', 'working', 'The sandbox starts with this config.yaml.');
  try {
    await start();
  } catch (error) {
    const outcome = returned(error);
    yield publishStep('restart', 'failed', outcome.reason);
    return outcome;
  }
  yield publishStep('restart', 'done', 'The sandbox has started.');
  yield publishStep('health', 'done', 'Every part answers.');
  const refused = yield* tryOut();
  if (refused) return { kind: 'returned', ...refused };
  yield publishStep('switch', 'skipped', 'Nothing ran before.');
  return { kind: 'applied' };
}
