import type { ReactElement } from 'react';
import { useNow } from './clock.ts';
import { formatExact, formatRelative } from './format.ts';

/** How long ago, with the exact local time and zone on hover. `at` is ISO time. */
export function RelativeTime({ at }: { readonly at: string }): ReactElement {
  const now = useNow();
  const date = new Date(at);
  return (
    <time dateTime={at} title={formatExact(date)}>
      {formatRelative(date, new Date(now))}
    </time>
  );
}
