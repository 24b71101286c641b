import type { Call } from './calls/call.ts';
import type { History } from './history/history.ts';
import type { Memory } from './http/memory.ts';
import type { KeyCheck } from './litellm/key-check.ts';
import type { Upstreams } from './litellm/upstreams.ts';
import type { Prompts } from './prompts/prompts.ts';

/** What the routes work with; plain values, put together in main.ts. */
export interface Gateway {
  readonly upstreams: Upstreams;
  readonly bodyLimitBytes: number;
  readonly memory: Memory;
  /** Absent without a database. */
  readonly history: History | undefined;
  readonly prompts: Prompts;
  readonly keyCheck: KeyCheck;
  /** What nobody foresaw: goes to the log whole, and to the client as one fixed sentence. */
  readonly onBug: (error: unknown, call: Call | undefined) => void;
}
