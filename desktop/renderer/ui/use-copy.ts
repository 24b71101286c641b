import { useEffect, useState } from 'react';

export interface Copy {
  readonly outcome: 'idle' | 'copied' | 'refused';
  readonly copy: (text: string) => void;
}

/** Puts a text on the clipboard and says for a moment how that went. */
export function useCopy(): Copy {
  const [outcome, setOutcome] = useState<Copy['outcome']>('idle');
  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), 1500);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = (text: string): void => {
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    );
  };
  return { outcome, copy };
}
