import { changeTo } from '../parts/fixes.ts';
import type { Finding, Rule } from '../rule.ts';
import { entriesOf } from '../parts/callback-entries.ts';

/** Source: LiteLLM 1.104.4 hands only successes to `s3`, whichever list names it; `s3_v2` writes both. */
export const oldS3Callback: Rule = {
  name: 'old-s3-callback',
  needsWhole: false,
  find: ({ litellm }) =>
    entriesOf(litellm).flatMap(({ list, name, path }): readonly Finding[] => {
      if (name !== 's3' || (list !== 'success_callback' && list !== 'failure_callback')) return [];
      return [
        {
          severity: 'warning',
          path,
          message:
            list === 'failure_callback'
              ? 'The callback s3 writes no failures: write "s3_v2", which writes both'
              : 'The callback s3 writes successes only, and while the caller waits: write "s3_v2"',
          fix: changeTo('s3_v2'),
        },
      ];
    }),
};
