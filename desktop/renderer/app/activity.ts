import { createStore, useStore } from '../ui/store.ts';

/** Long work that goes on while the operator is elsewhere. */
export interface Activity {
  readonly id: string;
  /** "Publishing config.yaml to prod-eu". */
  readonly title: string;
  /** The step it is at: "Restart". */
  readonly detail?: string;
  readonly state: 'working' | 'done' | 'failed';
  /** 0 to 1; without it the bar only says that it goes on. */
  readonly fraction?: number;
  /** In ms since the epoch. */
  readonly startedAtMs: number;
  readonly expectedMs?: number;
  /** The page of this work, such as `/g/sandbox/config/publish`. */
  readonly path: string;
  readonly cancel?: () => void;
}

const activities = createStore<readonly Activity[]>([]);

/** Puts work into the activity bar, or replaces what was said about it. It stays until it is removed. */
export function showActivity(activity: Activity): void {
  const shown = activities.get();
  const isKnown = shown.some(({ id }) => id === activity.id);
  activities.set(
    isKnown ? shown.map((old) => (old.id === activity.id ? activity : old)) : [...shown, activity],
  );
}

export function removeActivity(id: string): void {
  const shown = activities.get();
  if (shown.some((activity) => activity.id === id)) activities.set(shown.filter((old) => old.id !== id));
}

export const listActivities = (): readonly Activity[] => activities.get();
export const useActivities = (): readonly Activity[] => useStore(activities);
