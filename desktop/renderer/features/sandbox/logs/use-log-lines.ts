import { useMemo } from 'react';
import type { SandboxLogLine, SandboxPartName } from '../../../../contract/sandbox.ts';
import { api, startStream } from '../../../app/backend.ts';
import { type Live, createLiveStore, useLive } from '../../../app/live/live-store.ts';
import { addLines, plainText } from './log-buffer.ts';

/** The lines of one part, live, while somebody looks. */
export function useLogLines(
  part: SandboxPartName,
): Live<readonly SandboxLogLine[]> & { readonly retry: () => void } {
  const store = useMemo(() => openLines(part), [part]);
  return { ...useLive(store), retry: store.retry };
}

const openLines = (part: SandboxPartName) =>
  createLiveStore<readonly SandboxLogLine[]>(({ onItem, onError }) => {
    let kept: readonly SandboxLogLine[] = [];
    return startStream((signal) => api.sandbox.watchLogs({ part }, { signal }))({
      onError,
      onItem: (batch) => {
        kept = addLines(
          kept,
          batch.map((line) => ({ ...line, text: plainText(line.text) })),
        );
        onItem(kept);
      },
    });
  });
