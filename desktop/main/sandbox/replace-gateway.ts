import { setTimeout } from 'node:timers/promises';
import { AppError } from '../../contract/errors.ts';
import type { Child } from '../children/child.ts';
import type { Part } from './part.ts';
import { endIfAborted, whenReady } from './when-ready.ts';

/** How far the new gateway has come, and where it listens. */
export interface Stage {
  readonly kind: 'ready' | 'healthy' | 'switched';
  readonly url: string;
}

export interface Replacement {
  readonly gateway: Part;
  readonly middleware: Part;
  readonly fork: () => Promise<Child>;
  readonly withinMs: number;
  /** Holds the old gateway until it has ended. */
  readonly retired: Set<Child>;
  /** Heeded until the switch; from then on there is no way back. */
  readonly signal: AbortSignal;
}

const HEALTH_WITHIN_MS = 10_000;
/** As long as a model may answer. */
const DRAIN_WITHIN_MS = 10 * 60_000;
/** With nothing under way the middleware says at once that it has switched. */
const SWITCH_SEEN_WITHIN_MS = 2_000;
const GRACE_MS = 5_000;

/**
 * Blue and green: a second gateway starts on a port of its own; once it is healthy the middleware sends new requests there,
 * and the first one ends when its last request has. If the second does not get so far it is ended, and the first was never touched.
 * @throws AppError with the reason; CANCELLED when `signal` said so before the switch
 */
export async function* replaceGateway(options: Replacement): AsyncGenerator<Stage, void, void> {
  const { gateway, middleware, fork, withinMs, retired, signal } = options;
  endIfAborted(signal);
  const oldUrl = gateway.url;
  const child = await fork();
  let isSwitched = false;
  try {
    const port = await whenReady(child, { label: 'The new gateway', withinMs, signal });
    const url = `http://127.0.0.1:${port}`;
    yield { kind: 'ready', url };
    await checkHealth(url, signal);
    yield { kind: 'healthy', url };
    endIfAborted(signal);
    isSwitched = true;
    const before = gateway.replace(child, port);
    const drained = middleware.running ? whenDrained(middleware.running, oldUrl) : Promise.resolve();
    middleware.running?.send({ kind: 'upstream', url });
    if (before) void retire(before, drained, retired);
    await Promise.race([drained, setTimeout(SWITCH_SEEN_WITHIN_MS, undefined, { ref: false })]);
    yield { kind: 'switched', url };
  } finally {
    if (!isSwitched) {
      child.kill();
      await child.exited;
    }
  }
}

async function checkHealth(url: string, signal: AbortSignal): Promise<void> {
  const either = AbortSignal.any([signal, AbortSignal.timeout(HEALTH_WITHIN_MS)]);
  const answer = await fetch(`${url}/health/readiness`, { signal: either }).catch(() => undefined);
  endIfAborted(signal);
  if (answer?.ok !== true) {
    throw new AppError('UNAVAILABLE', 'The new gateway started, but says that it is not ready.', {
      remedy: 'The gateway’s log says why.',
    });
  }
}

/** Resolves when the middleware's last request to a URL has ended, or the middleware has. */
function whenDrained(middleware: Child, url: string): Promise<void> {
  return new Promise((resolve) => {
    const leave = middleware.onMessage((message) => {
      const { kind, url: whose } = message as { kind?: unknown; url?: unknown };
      if (kind !== 'drained' || whose !== url) return;
      leave();
      resolve();
    });
    void middleware.exited.then(() => {
      leave();
      resolve();
    });
  });
}

async function retire(child: Child, drained: Promise<void>, retired: Set<Child>): Promise<void> {
  retired.add(child);
  const isOver = new AbortController();
  const { signal } = isOver;
  const late = setTimeout(DRAIN_WITHIN_MS, undefined, { ref: false, signal }).catch(() => undefined);
  await Promise.race([drained, late, child.exited]);
  isOver.abort();
  await child.stop(GRACE_MS);
  retired.delete(child);
}
