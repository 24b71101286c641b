import { fallbackEdges } from '../../shares/fallback-graph.ts';
import { remove } from '../parts/fixes.ts';
import type { Rule } from '../rule.ts';

/** A name that turns to itself meets the failure again. */
export const fallbackToItself: Rule = {
  name: 'fallback-to-itself',
  needsWhole: false,
  find: ({ document }) =>
    fallbackEdges(document).flatMap(({ from, to, path }) =>
      from === to
        ? [
            {
              severity: 'warning' as const,
              path,
              message:
                'This name turns to itself and meets the same failure again: name another, or leave it out',
              fix: remove('Remove this fallback'),
            },
          ]
        : [],
    ),
};
