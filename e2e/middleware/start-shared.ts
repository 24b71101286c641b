import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../middleware/history/postgres.fixture.ts';
import { noRedis, startRedis } from '../../middleware/history/redis.fixture.ts';
import { type Backend, BACKENDS, whyNot } from './backends.ts';
import { startGateway, startMock } from './parts.ts';

export interface SharedBackend {
  /** What the middleware is told as LITELLM_URL. */
  readonly url: string;
  /** The mock backend, which only this backend asks. */
  readonly mockUrl: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    readonly backends: Readonly<Partial<Record<Backend, SharedBackend>>>;
    /** Any database of the Postgres that all files share; each makes its own there. */
    readonly postgresUrl: string;
    /** Empty where no redis-server is installed. */
    readonly redisUrl: string;
  }
}

type Stop = () => Promise<void>;

/** Starts what takes long and is not broken by tests, once: the gateways, Postgres, Redis. */
export async function setup(project: TestProject): Promise<Stop> {
  const stops: Stop[] = [];
  const teardown = async (): Promise<void> => {
    await Promise.all(stops.map((stop) => stop()));
  };
  const startBackend = async (
    backend: Backend,
    newDatabase: () => Promise<string>,
  ): Promise<readonly [Backend, SharedBackend]> => {
    const mock = await startMock();
    stops.push(() => mock.stop());
    const mockUrl = mock.url;
    if (backend === 'mock') return [backend, { url: mockUrl, mockUrl }];
    const isCompatible = backend === 'compatible';
    const gateway = await startGateway(backend, {
      mockUrl,
      ...(isCompatible && { databaseUrl: await newDatabase() }),
    });
    stops.push(() => gateway.stop());
    return [backend, { url: gateway.url, mockUrl }];
  };
  try {
    const starting = startPostgres().then((postgres) => {
      stops.push(() => postgres.stop());
      return postgres;
    });
    const newDatabase = async (): Promise<string> => (await starting).createDatabase();
    const wanted = BACKENDS.filter((backend) => whyNot(backend) === undefined);
    const backends = Promise.all(wanted.map((backend) => startBackend(backend, newDatabase)));
    const redis = noRedis === undefined ? await startRedis() : undefined;
    if (redis) stops.push(() => redis.kill());
    project.provide('postgresUrl', await newDatabase());
    project.provide('redisUrl', redis?.url ?? '');
    project.provide('backends', Object.fromEntries(await backends));
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}
