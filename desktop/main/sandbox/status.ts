import type { SandboxEngine, SandboxPart, SandboxState, SandboxStatus } from '../../contract/sandbox.ts';

export type Problem = NonNullable<SandboxStatus['problem']>;

export interface StatusOptions {
  /** What was asked for last, and how far it has come. */
  readonly phase: SandboxState;
  readonly engine: SandboxEngine;
  readonly parts: readonly SandboxPart[];
  /** Why it did not start. */
  readonly problem: Problem | undefined;
  /** What is good to know while it runs. */
  readonly notice: Problem | undefined;
}

/** While it should run, its parts say whether it does. */
function stateOf({ phase, parts }: StatusOptions): SandboxState {
  if (phase !== 'running') return phase;
  if (parts.some(({ state }) => state === 'failed')) return 'failed';
  return parts.every(({ state }) => state === 'running') ? 'running' : 'starting';
}

/** The whole, as the contract tells it. */
export function statusOf(options: StatusOptions): SandboxStatus {
  const { phase, engine, parts, notice } = options;
  const state = stateOf(options);
  const port = parts.find(({ name }) => name === 'middleware')?.port;
  const failed = parts.find((part) => part.state === 'failed')?.problem;
  const problem = state === 'failed' ? (options.problem ?? failed) : state === 'running' ? notice : undefined;
  return {
    state,
    engine,
    parts: [...parts],
    ...(phase === 'running' && port !== undefined && { url: `http://127.0.0.1:${port}` }),
    ...(problem && { problem }),
  };
}

/** Clients are set to an address that somebody else has now. */
export const movedNotice = (port: number): Problem => ({
  message: `Another program has the sandbox’s last port, so it listens on another one: "${port}".`,
  remedy: 'Point your clients to the new URL.',
});

export const NO_DATABASE_NOTICE: Problem = {
  message: 'LiteLLM runs here without a database: it knows the master key only, and keeps no spend.',
  remedy: 'Switch to the compatible gateway for keys, spend and measured shares.',
};
