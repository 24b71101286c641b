/** What is asked for, again and again, over one connection. */
export type CallName =
  | 'chat'
  | 'chat-of-1000-turns'
  | 'stream'
  | 'trickle'
  | 'brisk'
  | 'converse'
  | 'converse-stream'
  | 'converse-trickle'
  | 'converse-brisk'
  | 'history'
  | 'short-history';

/** Load for one server. */
export interface RunJob {
  readonly kind: 'run';
  readonly call: CallName;
  readonly port: number;
  /** The process whose CPU is counted; absent for none. */
  readonly pid?: number | undefined;
  readonly connections: number;
  readonly warmUpMs: number;
  /** How long to measure; at most, when `callsEach` is given. */
  readonly forMs: number;
  /** Ends when each connection has made so many. */
  readonly callsEach?: number | undefined;
  /** By how many bytes two answers to the same request may differ: clocks and ids are in some. */
  readonly slack: number;
  /** `history`: turns before a session is left for a new one. */
  readonly turnsPerSession?: number | undefined;
  /** `history`: the sessions to go on with, one a connection. */
  readonly sessions?: readonly string[] | undefined;
}

export interface RunResult {
  readonly calls: number;
  readonly wallMs: number;
  /** Of the process, in user and system mode together; 0 without a `pid`. */
  readonly cpuMs: number;
  /** Share of each core's time in which it had nothing to do, by the core's number. */
  readonly idle: readonly number[];
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Reads that one answer took. */
  readonly readsPerCall: number;
  readonly bytesPerCall: number;
  readonly sessions: readonly string[];
}

/** Streams that are opened and kept open until the next job. */
export interface HoldJob {
  readonly kind: 'hold';
  readonly call: CallName;
  readonly port: number;
  readonly pid: number;
  readonly connections: number;
  /** Counted from the moment when all have had their first piece. */
  readonly forMs: number;
}

export interface HoldResult {
  /** That came to the clients while it was measured. */
  readonly pieces: number;
  readonly cpuMs: number;
  readonly wallMs: number;
}

/** One request, to see what comes. */
export interface ProbeJob {
  readonly kind: 'probe';
  readonly call: CallName;
  readonly port: number;
}

export interface ProbeResult {
  readonly status: number;
  readonly body: string;
}

export type Job = RunJob | HoldJob | ProbeJob;
export type Answer<J extends Job> = J extends RunJob
  ? RunResult
  : J extends HoldJob
    ? HoldResult
    : ProbeResult;
