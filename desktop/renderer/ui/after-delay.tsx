import { type ReactNode, useEffect, useState } from 'react';

/** Shows its children after `ms`, so that what is quick never flickers. */
export function AfterDelay({
  ms = 150,
  children,
}: {
  readonly ms?: number;
  readonly children: ReactNode;
}): ReactNode {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return isDue ? children : null;
}
