import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppError } from '../../desktop/contract/errors.ts';
import { eachEngine } from './each-engine.ts';
import { MASTER_KEY, programs } from './engines.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-refusals-'));
});
afterAll(() => rm(folder, { recursive: true, maxRetries: 5 }));

const MODEL = 'model_list: [{ model_name: a, litellm_params: { model: openai/a } }]\n';

eachEngine('a config.yaml', ({ engine }) => {
  /** What an engine says that does not start. */
  async function refusalOf(text: string, masterKey: string): Promise<unknown> {
    const gateways = programs({ folder, log: () => undefined });
    const child = await gateways.fork({
      engine,
      text,
      masterKey,
      mockUrl: 'http://127.0.0.1:9',
      databaseUrl: '',
      port: 0,
    });
    try {
      return await child.ready.then(
        () => 'it started',
        (error: unknown) => error,
      );
    } finally {
      await child.stop(5_000);
    }
  }

  // At the same time: real LiteLLM needs ten seconds to read any.
  it.concurrent.each([
    ['an unknown strategy', `${MODEL}router_settings: { routing_strategy: nope }`, MASTER_KEY],
    ['models without a model', 'model_list: [{ model_name: a, litellm_params: { weight: 1 } }]', MASTER_KEY],
    ['models that are no list', 'model_list: { a: b }', MASTER_KEY],
    ['a fallback of two names', `${MODEL}router_settings: { fallbacks: [{ a: [b], c: [d] }] }`, MASTER_KEY],
    ['the master key that everybody knows', MODEL, 'sk-1234'],
  ])('with %s is refused', async (_what, text, masterKey) => {
    expect(await refusalOf(text, masterKey)).toBeInstanceOf(AppError);
  });
});
