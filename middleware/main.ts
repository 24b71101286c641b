import { timingSafeEqual, hash } from 'node:crypto';
import { createApp } from './app.ts';
import { createCalls } from './calls/calls.ts';
import { createMetrics } from './calls/metrics.ts';
import type { History } from './history/history.ts';
import { openHistory } from './history/open-history.ts';
import { persistentHistory } from './history/persistent-history.ts';
import { createMemory } from './http/memory.ts';
import { createKeyCheck } from './litellm/key-check.ts';
import { createUpstreams } from './litellm/upstreams.ts';
import { createLog } from './log.ts';
import { createOkta } from './okta/okta.ts';
import { type OktaSettings, readOkta } from './okta/settings.ts';
import { connectParent } from './parent.ts';
import { createPrompts } from './prompts/create-prompts.ts';
import { startServer } from './server.ts';
import { baseUrl, readSettings, type Settings } from './settings.ts';

const { log, write, flush } = createLog();
const parent = connectParent();

/** Without a parent nobody waits; the requests under way get a moment. */
const ORPHAN_DRAIN_MS = 1_000;
const MAX_PROMPTS = 1_000;
/** A session whose task died is free again after this: sooner than a turn gives up waiting for it. */
const TURN_LEASE_MS = 12_000;

async function start(settings: Settings, okta: OktaSettings | undefined): Promise<void> {
  let isDraining = false;
  const upstreams = createUpstreams(settings.litellmUrl, {
    answerTimeoutMs: settings.answerTimeoutMs,
    onDrained: (url) => parent.send({ kind: 'drained', url }),
  });
  const memory = createMemory(settings.bufferLimitBytes);
  const metrics = createMetrics({ heldBytes: () => memory.heldBytes });
  const history = await openHistoryOf(settings);
  const listener = createApp({
    gateway: {
      upstreams,
      keyCheck: createKeyCheck({ upstreams, memory }),
      memory,
      history,
      bodyLimitBytes: settings.bodyLimitBytes,
      prompts: createPrompts({
        region: settings.awsRegion,
        ttlMs: settings.promptTtlMs,
        maxEntries: MAX_PROMPTS,
        ...(settings.bedrockAgentEndpoint !== undefined && { endpoint: settings.bedrockAgentEndpoint }),
      }),
      onBug: (error, call) => log.error({ err: error, callId: call?.id }, 'bug'),
    },
    calls: createCalls({ metrics, write }),
    okta:
      okta && settings.masterKey !== undefined
        ? { okta: createOkta(okta), masterKey: settings.masterKey }
        : undefined,
    health: {
      upstreams,
      history,
      metrics,
      isDraining: () => isDraining,
      isOperator: isBearer(settings.masterKey),
    },
  });
  const server = await startServer({ ...settings, listener });

  const end = async (delayMs: number, withinMs: number): Promise<void> => {
    if (isDraining) return;
    isDraining = true;
    log.info('draining');
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    await server.stop(withinMs);
    await upstreams.close();
    await history?.close();
    flush();
    process.exit(0);
  };
  process.on('SIGTERM', () => void end(settings.drainDelayMs, settings.drainTimeoutMs));
  // Ctrl+C reaches every process of a terminal at once; with a parent it is the parent that decides the order.
  process.on('SIGINT', () => {
    if (!parent.isThere) void end(0, settings.drainTimeoutMs);
  });
  parent.onGone(() => {
    setTimeout(() => process.exit(0), 2 * ORPHAN_DRAIN_MS).unref();
    void end(0, ORPHAN_DRAIN_MS);
  });
  parent.onMessage((message) => {
    const url = upstreamOf(message);
    if (url === undefined) return;
    log.info({ url }, 'upstream changed');
    upstreams.switchTo(url);
  });
  log.info({ port: server.port, upstream: upstreams.url }, 'listening');
  flush();
  parent.ready(server.port);
}

/** History where there is a database for it. */
function openHistoryOf({ databaseUrl, redisUrl, history }: Settings): Promise<History> | undefined {
  if (databaseUrl === undefined) return undefined;
  const { retentionDays, maxSessionBytes, turnWaitMs } = history;
  return persistentHistory({
    open: () =>
      openHistory({
        databaseUrl,
        redisUrl,
        retentionDays: retentionDays === 0 ? undefined : retentionDays,
        maxSessionBytes,
        turnWaitMs,
        leaseMs: TURN_LEASE_MS,
        log: (event) => log.warn(event, 'history'),
      }),
    onOpen: () => log.info('history is open'),
    onFailure: (reason) => log.error({ reason }, 'history cannot be opened yet'),
  });
}

/** Compares without telling by its time how much was right; false for all when there is no key. */
function isBearer(key: string | undefined): (authorization: string | undefined) => boolean {
  const wanted = hash('sha256', `Bearer ${key ?? ''}`, 'buffer');
  return (given) => key !== undefined && timingSafeEqual(hash('sha256', given ?? '', 'buffer'), wanted);
}

/** The address in `{ kind: 'upstream', url }`; undefined for any other message. */
function upstreamOf(message: unknown): string | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { kind, url } = message as { readonly kind?: unknown; readonly url?: unknown };
  return kind === 'upstream' && typeof url === 'string' ? baseUrl(url) : undefined;
}

function fail(message: string, remedy: string): void {
  log.fatal({ remedy }, message);
  flush();
  process.exitCode = 1;
  parent.failed(message, remedy);
}

const settings = readSettings(process.env);
const oktaSettings = readOkta(process.env);
const wrong = [settings, oktaSettings].flatMap((read) => ('wrong' in read ? read.wrong : []));
if (
  'okta' in oktaSettings &&
  oktaSettings.okta &&
  'masterKey' in settings &&
  settings.masterKey === undefined
)
  wrong.push('MASTER_KEY must be set beside OKTA_ISSUER: users are made in its name.');
if ('wrong' in settings || 'wrong' in oktaSettings || wrong.length > 0) {
  for (const line of wrong) log.fatal(line);
  fail(`The middleware's settings are wrong: ${wrong.join(' ')}`, 'Correct them and start it again.');
} else {
  start(settings, oktaSettings.okta).catch((error: unknown) => {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    fail(
      code === 'EADDRINUSE'
        ? `The middleware's port is taken by another program: "${settings.port}".`
        : `The middleware cannot listen: "${code}".`,
      'Give it another PORT, or 0 for any free one.',
    );
  });
}
