import type { Path } from '../../problem.ts';
import type { Settings } from '../rule.ts';

export const LISTS = ['callbacks', 'success_callback', 'failure_callback', 'service_callback'] as const;
type ListName = (typeof LISTS)[number];

export interface Entry {
  readonly list: ListName;
  readonly name: string;
  readonly path: Path;
}

/** Texts of all four lists, in order. */
export const entriesOf = (litellm: Settings): readonly Entry[] =>
  LISTS.flatMap((list) => {
    const value = litellm[list];
    if (!Array.isArray(value)) return [];
    return (value as unknown[]).flatMap((name, index) =>
      typeof name === 'string' ? [{ list, name, path: ['litellm_settings', list, index] }] : [],
    );
  });
