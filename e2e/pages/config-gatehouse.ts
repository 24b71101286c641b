import { type Page, test } from '@playwright/test';
import { type GatehouseServer, startGatehouse } from '../gatehouse-server.ts';
import { ConfigPage } from './config-page.ts';

/** A Gatehouse of a file's own: its journeys publish, and no other file finds their versions. */
export interface OwnGatehouse {
  readonly server: () => GatehouseServer;
  /** The Config page without a draft. */
  readonly open: (page: Page) => Promise<ConfigPage>;
}

export function ownGatehouse(): OwnGatehouse {
  let started: GatehouseServer | undefined;
  const server = (): GatehouseServer => {
    if (started === undefined) throw new Error('No Gatehouse runs for this file.');
    return started;
  };
  test.beforeAll(async () => {
    test.setTimeout(120_000);
    started = await startGatehouse();
  });
  test.afterAll(() => started?.stop());
  return {
    server,
    open: async (page) => {
      await page.goto(server().appUrl);
      const config = new ConfigPage(page);
      await config.open();
      await config.startOver();
      return config;
    },
  };
}
