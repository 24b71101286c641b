import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { type Deployment, groupByName, readModelList } from '../../../config/deployments.ts';
import { parseConfig } from '../../../config/document.ts';
import type { Traffic } from '../../contract/config.ts';
import { AppError } from '../../contract/errors.ts';
import { LitellmClient, type ModelInfo } from '../litellm/client.ts';
import type { GatewayConnection, GatewayTarget } from '../target.ts';
import { CallWindow } from './call-window.ts';
import { measureArms } from './measure-arms.ts';
import type { StoredVersion, VersionStore } from './version-store.ts';

const EVERY_MS = 1_000;
/** A gateway that takes long to answer is asked less often: it spends a fifth of its time on us at most. */
const REST_FACTOR = 4;

export interface TrafficQuestion {
  readonly modelName: string;
  readonly windowMinutes: number;
}

/**
 * The share that each deployment of a public name gets in the running version, about once a second until `signal` ends it. A gateway
 * that cannot say is `unavailable` with the reason, and asked again.
 */
export async function* watchTraffic(
  target: GatewayTarget,
  versions: VersionStore,
  { modelName, windowMinutes }: TrafficQuestion,
  signal: AbortSignal,
): AsyncGenerator<Traffic, void, void> {
  let told = '';
  let meter: Meter | undefined;
  try {
    while (!signal.aborted) {
      const began = performance.now();
      let traffic: Traffic;
      try {
        const connection = await target.connection();
        const running = await versions.running();
        if (meter?.isFor(connection, running) !== true) {
          await meter?.close();
          meter = new Meter(connection, running, new CallWindow(modelName, windowMinutes), modelName);
        }
        traffic = await meter.measure(signal);
      } catch (error) {
        traffic = unavailable(error);
      }
      const text = JSON.stringify(traffic);
      if (text !== told && !isAborted(signal)) yield traffic;
      told = text;
      const tookMs = performance.now() - began;
      await setTimeout(Math.max(EVERY_MS, tookMs * REST_FACTOR), undefined, { signal }).catch(
        () => undefined,
      );
    }
  } finally {
    await meter?.close();
  }
}

const isAborted = (signal: AbortSignal): boolean => signal.aborted;

function unavailable(error: unknown): Traffic {
  if (!(error instanceof AppError)) throw error;
  return { kind: 'unavailable', reason: error.message };
}

/** Measures one public name of one version at one gateway. */
class Meter {
  private readonly connection: GatewayConnection;
  private readonly running: StoredVersion;
  private readonly window: CallWindow;
  private readonly modelName: string;
  private readonly client: LitellmClient;
  private readonly deployments: readonly Deployment[];
  private models: readonly ModelInfo[] | undefined;

  constructor(connection: GatewayConnection, running: StoredVersion, window: CallWindow, modelName: string) {
    this.connection = connection;
    this.running = running;
    this.window = window;
    this.modelName = modelName;
    this.client = new LitellmClient(connection);
    this.deployments = groupByName(readModelList(parseConfig(running.text))).get(modelName) ?? [];
  }

  isFor({ url, masterKey }: GatewayConnection, { id }: StoredVersion): boolean {
    return url === this.connection.url && masterKey === this.connection.masterKey && id === this.running.id;
  }

  async measure(signal: AbortSignal): Promise<Traffic> {
    const { client, modelName, running } = this;
    this.models ??= await client.models(signal);
    const { rows, sinceMs } = await this.window.read(client, Date.parse(running.publishedAt), signal);
    const { totalCalls, isEnough, arms } = measureArms(modelName, this.deployments, this.models, rows);
    return {
      kind: 'measured',
      since: new Date(sinceMs).toISOString(),
      totalCalls,
      isEnough,
      arms: [...arms],
    };
  }

  close(): Promise<void> {
    return this.client.close();
  }
}
