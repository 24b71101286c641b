import { parseConfig } from '../../../config/document.ts';
import { checkConfig } from '../../../config/check.ts';
import type { PublishEvent } from '../../contract/config.ts';
import { AppError } from '../../contract/errors.ts';
import { publishStep } from '../publish-step.ts';
import type { GatewayTarget } from '../target.ts';
import { tryModels } from './try-models.ts';
import type { VersionStore } from './version-store.ts';

export interface PublishWish {
  readonly text: string;
  readonly baseVersionId: string;
  readonly author: string;
  readonly note: string;
  /** Public names that must answer one token before the new config counts. */
  readonly models: readonly string[];
}

/**
 * Makes a text what runs, step by step; ends with `published` or `returned`, and after `returned` the version before runs still.
 * One at a time for each gateway.
 * @throws AppError CONFLICT when somebody else published after the text was begun, UNAVAILABLE when nothing can be written
 */
export async function* publish(
  target: GatewayTarget,
  versions: VersionStore,
  { text, baseVersionId, author, note, models }: PublishWish,
  signal: AbortSignal,
): AsyncGenerator<PublishEvent, void, void> {
  if ((await versions.runningId()) !== baseVersionId) {
    throw new AppError('CONFLICT', 'Another version was published after this draft was begun.', {
      remedy: 'Compare both, then publish again.',
    });
  }
  yield publishStep('check', 'working');
  const refused = await refusal(target, text);
  if (refused !== undefined) {
    yield publishStep('check', 'failed', refused);
    yield { kind: 'returned', reason: refused, remedy: 'Correct it in the editor, then publish again.' };
    return;
  }
  yield publishStep('check', 'done', 'No errors.');

  yield publishStep('save', 'working');
  const added = await versions.add({ text, author, note });
  yield publishStep('save', 'done', `Kept as ${added.id}.`);
  let isRunning = false;
  try {
    if (models.length === 0) yield publishStep('try', 'skipped', 'No model was chosen.');
    const tryOut = tryModels(models, parseConfig(text), signal);
    const outcome = yield* target.apply(text, tryOut, signal);
    if (outcome.kind === 'returned') {
      yield outcome;
      return;
    }
    const version = await versions.setRunning(added);
    isRunning = true;
    yield { kind: 'published', version };
  } finally {
    if (!isRunning) await versions.discard(added);
  }
}

/** Why a text must not go to the gateway; undefined when nothing speaks against it. */
async function refusal(target: GatewayTarget, text: string): Promise<string | undefined> {
  const errors = checkConfig(parseConfig(text), await target.context()).filter(
    ({ severity }) => severity === 'error',
  );
  const [first] = errors;
  if (!first) return undefined;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return `Line ${first.range.start.line}: ${first.message}${more}`;
}
