import type { SandboxState, SandboxStatus } from '../../../contract/sandbox.ts';
import type { OperatorState } from '../../ui/state-badge.tsx';
import { api, startStream } from '../backend.ts';
import { type Live, createLiveStore, useLive } from './live-store.ts';

const store = createLiveStore<SandboxStatus>(
  startStream((signal) => api.sandbox.watch(undefined, { signal })),
);

/** The state of the gateway on this machine, live. */
export const useSandbox = (): Live<SandboxStatus> => useLive(store);
/** The last that was heard, for what is no component; the navigation listens all the time. */
export const sandboxNow = (): SandboxStatus | undefined => store.get().value;
export const retrySandbox = (): void => store.retry();

export const SANDBOX_LOOK: Record<SandboxState, { readonly state: OperatorState; readonly word: string }> = {
  stopped: { state: 'stopped', word: 'Stopped' },
  starting: { state: 'working', word: 'Starting' },
  running: { state: 'healthy', word: 'Running' },
  stopping: { state: 'working', word: 'Stopping' },
  failed: { state: 'failed', word: 'Failed' },
};
