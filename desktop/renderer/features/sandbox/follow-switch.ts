import { SANDBOX_GATEWAY_ID } from '../../../contract/gateways.ts';
import type { SandboxEngine } from '../../../contract/sandbox.ts';
import { removeActivity, showActivity, useActivities } from '../../app/activity.ts';
import { toFailure } from '../../app/failure.ts';
import { pagePath } from '../../app/paths.ts';
import { ENGINE_LABELS } from './part-names.ts';

const ID = 'sandbox.engine';

/** True while the engine is being changed, also when that was begun before this page was opened. */
export const useIsSwitching = (): boolean =>
  useActivities().some(({ id, state }) => id === ID && state === 'working');

/** Shows the change of engine in the activity bar until it is over; a failure stays there until it is dismissed. */
export async function followSwitch(change: Promise<unknown>, engine: SandboxEngine): Promise<void> {
  const activity = {
    id: ID,
    title: `Switching the sandbox to ${ENGINE_LABELS[engine]}`,
    startedAtMs: Date.now(),
    path: pagePath(SANDBOX_GATEWAY_ID, 'sandbox'),
  };
  showActivity({ ...activity, state: 'working' });
  try {
    await change;
    removeActivity(ID);
  } catch (error) {
    const failure = toFailure(error);
    if (!failure) removeActivity(ID);
    else {
      const detail = [failure.message, failure.remedy].filter(Boolean).join(' ');
      showActivity({ ...activity, state: 'failed', detail });
    }
  }
}
