import type { Ask, Exchange, Sink } from './ask.ts';
import { Connection } from './connection.ts';
import type { ConnectionOwner } from './connection-owner.ts';
import { type Origin, originOf } from './open-socket.ts';
import type { Limits } from './patience.ts';
import { Trip, type TripOwner } from './trip.ts';
import { WireError } from './wire-error.ts';

export interface PoolOptions {
  /** From the whole request sent to the first byte of its answer, and between two pieces of it; 0: as long as it takes. */
  readonly answerTimeoutMs: number;
  readonly maxConnections?: number;
  readonly maxWaiting?: number;
}

const MAX_CONNECTIONS = 4_096;
/** Requests that wait while all connections are busy; more are refused. */
const MAX_WAITING = 4_096;
/** For a new connection, and for a free one when there can be no new one. */
const CONNECT_TIMEOUT_MS = 5_000;
/** LiteLLM's server closes a connection after 5 idle seconds; we go first, so that no request meets a closing one. */
const IDLE_MS = 4_000;
/** Time limits are looked at this often: one timer for all is next to nothing, one for each piece of each answer is not. */
const SWEEP_MS = 250;
const MIN_SWEEP_MS = 10;

/**
 * Connections to one LiteLLM, each for one request at a time. The one that was used last is used next, so that those too many fall idle
 * and are closed.
 *
 * This is not undici because of what a request may cost. Measured on one core, a bare Node HTTP server that asks for chats of 1 kB and passes
 * them on: 20,200 requests per CPU-second with undici, 26,700 with this; streams of 51 pieces: 2,640 and 3,110. The middleware is to reach 0.45
 * of nginx's 57,900, which is 26,000 with all its own work; of what is left here, less than a tenth is this code, the rest are the system's
 * calls.
 */
export class Pool implements ConnectionOwner, TripOwner {
  readonly limits: Limits;
  readonly host: string;
  private readonly origin: Origin;
  private readonly maxConnections: number;
  private readonly maxWaiting: number;
  private readonly sweepMs: number;
  private readonly all = new Set<Connection>();
  /** The one that was used last is the last. */
  private idle: Connection[] = [];
  private readonly waiting = new Set<Trip>();
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;
  private closing: Promise<void> | undefined;
  private onAllGone: () => void = () => undefined;

  constructor(url: URL, options: PoolOptions) {
    const { answerTimeoutMs, maxConnections = MAX_CONNECTIONS, maxWaiting = MAX_WAITING } = options;
    this.origin = originOf(url);
    this.host = url.host;
    this.maxConnections = maxConnections;
    this.maxWaiting = maxWaiting;
    this.sweepMs = answerTimeoutMs > 0 ? clamp(answerTimeoutMs / 10, MIN_SWEEP_MS, SWEEP_MS) : SWEEP_MS;
    const sweeps = (ms: number): number => Math.ceil(ms / this.sweepMs);
    this.limits = { connect: sweeps(CONNECT_TIMEOUT_MS), answer: sweeps(answerTimeoutMs) };
  }

  /** Connections, busy and idle. */
  get size(): number {
    return this.all.size;
  }

  /**
   * Sends a request; its answer goes to the sink, later.
   * @param onEnd called once, when the request has ended, before the sink hears of it
   * @throws TypeError for what is no request
   */
  send(ask: Ask, sink: Sink, onEnd: () => void): Exchange {
    const trip = new Trip(ask, sink, this, onEnd);
    this.place(trip);
    return trip;
  }

  /** Cuts off all requests, and resolves when all connections are closed. */
  close(): Promise<void> {
    this.isClosed = true;
    this.closing ??= this.closeAll();
    return this.closing;
  }

  forget(trip: Trip): void {
    this.waiting.delete(trip);
  }

  isFree(connection: Connection, forMs: number): void {
    const [next] = this.waiting;
    if (next) {
      this.waiting.delete(next);
      connection.start(next);
      return;
    }
    connection.idleUntilMs = performance.now() + Math.min(forMs, IDLE_MS);
    this.idle.push(connection);
  }

  again(trip: Trip): void {
    trip.isSecondTry = true;
    if (this.isClosed || this.all.size >= this.maxConnections) this.place(trip);
    else this.open(trip);
  }

  isGone(connection: Connection): void {
    this.all.delete(connection);
    const [next] = this.waiting;
    if (next && !this.isClosed) {
      this.waiting.delete(next);
      this.open(next);
    } else if (this.all.size === 0) {
      clearInterval(this.timer);
      this.timer = undefined;
      this.idle = [];
      this.onAllGone();
    }
  }

  private closeAll(): Promise<void> {
    const gone = new Promise<void>((resolve) => (this.onAllGone = resolve));
    if (this.all.size === 0) this.onAllGone();
    const error = new WireError('LITELLM_CLOSED', 'The connections to this LiteLLM are being closed.');
    for (const trip of [...this.waiting]) trip.abort(error);
    for (const connection of [...this.all]) connection.break(error);
    return gone;
  }

  private place(trip: Trip): void {
    const idle = this.isClosed ? undefined : this.takeIdle();
    if (idle) idle.start(trip);
    else if (this.isClosed) failSoon(trip, 'LITELLM_CLOSED', 'This LiteLLM is not asked any more.');
    else if (this.all.size < this.maxConnections) this.open(trip);
    else if (this.waiting.size < this.maxWaiting) this.waiting.add(trip);
    else failSoon(trip, 'LITELLM_BUSY', 'Too many requests wait for a connection to LiteLLM.');
  }

  private takeIdle(): Connection | undefined {
    for (let last = this.idle.pop(); last; last = this.idle.pop()) {
      if (last.isUsable && last.idleUntilMs > performance.now()) return last;
      last.drop();
    }
    return undefined;
  }

  private open(trip: Trip): void {
    this.all.add(new Connection(this.origin, trip, this));
    this.timer ??= setInterval(() => this.sweep(), this.sweepMs).unref();
  }

  private sweep(): void {
    for (const connection of [...this.all]) connection.sweep();
    const now = performance.now() + this.sweepMs;
    const kept: Connection[] = [];
    for (const connection of this.idle) {
      if (connection.isUsable && connection.idleUntilMs > now) kept.push(connection);
      else connection.drop();
    }
    this.idle = kept;
    for (const trip of [...this.waiting]) {
      trip.waited += 1;
      if (trip.waited > this.limits.connect)
        trip.abort(new WireError('LITELLM_BUSY', 'No connection to LiteLLM became free in time.'));
    }
  }
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** The sink hears nothing before `exchange` returned. */
function failSoon(trip: Trip, code: 'LITELLM_CLOSED' | 'LITELLM_BUSY', message: string): void {
  queueMicrotask(() => trip.fail(new WireError(code, message)));
}
