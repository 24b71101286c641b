import { useSyncExternalStore } from 'react';
import type { NavBadge } from '../../../app/feature.ts';
import { countOf } from '../../../ui/format.ts';
import { Store } from '../session/store.ts';

/** Errors and warnings of each config that was opened; apart from the sessions, so that the frame does not load the editor. */
const counts = new Store<Readonly<Record<string, number>>>({});

/** Tells the navigation how many problems a gateway's config has. */
export function showCount(gatewayId: string, count: number): void {
  if ((counts.get()[gatewayId] ?? 0) !== count) counts.set({ [gatewayId]: count });
}

export function useConfigBadge(gatewayId: string): NavBadge | undefined {
  const count = useSyncExternalStore(counts.subscribe, counts.get)[gatewayId] ?? 0;
  return count > 0 ? { kind: 'count', count, label: countOf(count, 'problem') } : undefined;
}
