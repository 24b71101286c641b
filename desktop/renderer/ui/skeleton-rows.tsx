import { Skeleton } from '@mantine/core';
import type { ReactElement } from 'react';
import { AfterDelay } from './after-delay.tsx';

/** Keeps the layout while rows are on their way; nothing for the first 150 ms. */
export function SkeletonRows({ rows = 6 }: { readonly rows?: number }): ReactElement {
  return (
    <div role="status" aria-label="Loading">
      <AfterDelay>
        {Array.from({ length: rows }, (_, index) => (
          <Skeleton
            key={index}
            height={14}
            my={9}
            mx="lg"
            width={`${[62, 48, 55, 40, 58, 45][index % 6] ?? 50}%`}
          />
        ))}
      </AfterDelay>
    </div>
  );
}
