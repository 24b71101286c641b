import { useSyncExternalStore } from 'react';
import type { Gateway } from '../../../../contract/gateways.ts';
import { api } from '../../../api.ts';
import { removeActivity, showActivity } from '../../../app/activity.ts';
import { pagePath } from '../../../app/paths.ts';
import type { ConfigSession } from '../session/config-session.ts';
import { Store } from '../session/store.ts';
import { fractionOf, PublishRun, type RunState } from './publish-run.ts';
import { STEP_WORDS } from './publish-words.ts';

interface Started {
  readonly run: PublishRun;
  readonly text: string;
}

const runs = new Store<Readonly<Record<string, Started | undefined>>>({});

export interface PublishWish {
  readonly note: string;
  readonly tryModels: readonly string[];
}

/** Publishes the text that stands. */
export function startPublish(gateway: Gateway, session: ConfigSession, wish: PublishWish): void {
  const gatewayId = gateway.id;
  const text = session.text.get();
  const run = new PublishRun(
    {
      publish: () =>
        api.config.publish({
          gatewayId,
          text,
          baseVersionId: session.store.get().base.id,
          note: wish.note,
          tryModels: [...wish.tryModels],
        }),
      onPublished: (version) => session.notePublished({ ...version, text }),
      onConflict: () => void session.refreshRunning().catch(() => undefined),
    },
    Date.now(),
  );
  const activityId = `publish ${gatewayId}`;
  const tell = (): void => {
    const state = run.store.get();
    const working = state.steps.find((line) => line.state === 'working');
    showActivity({
      id: activityId,
      title: `Publishing config.yaml to ${gateway.name}`,
      detail: sayDetail(state) ?? (working ? STEP_WORDS[working.step] : ''),
      state: state.outcome === null ? 'working' : state.outcome.kind === 'published' ? 'done' : 'failed',
      fraction: fractionOf(state),
      startedAtMs: state.startedAtMs,
      path: pagePath(gatewayId, 'config', 'publish'),
    });
  };
  run.store.subscribe(tell);
  tell();
  runs.set({ [gatewayId]: { run, text } });
  void run.follow();
}

function sayDetail({ outcome }: RunState): string | undefined {
  switch (outcome?.kind) {
    case undefined:
      return undefined;
    case 'published':
      return 'Published';
    case 'returned':
      return 'Returned to the old version';
    default:
      return 'Not published';
  }
}

/** Puts a publish that ended out of sight. */
export function closeRun(gatewayId: string): void {
  runs.set({ [gatewayId]: undefined });
  removeActivity(`publish ${gatewayId}`);
}

/** A publish that ended says nothing about a text that was changed since. */
export function closeOldRun(gatewayId: string, text: string): void {
  const started = runs.get()[gatewayId];
  if (started && started.text !== text && started.run.store.get().outcome !== null) closeRun(gatewayId);
}

const nothing = (): null => null;
const neverChanges = (): (() => void) => () => undefined;

/** The publish of a gateway that goes on, or that ended and was not put away yet. */
export function usePublishRun(gatewayId: string): RunState | null {
  const run = useSyncExternalStore(runs.subscribe, runs.get)[gatewayId]?.run;
  return useSyncExternalStore(run?.store.subscribe ?? neverChanges, run ? run.store.get : nothing);
}
