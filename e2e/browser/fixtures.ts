import { test as base } from '@playwright/test';
import { type GatehouseServer, startGatehouse } from '../gatehouse-server.ts';

/** One Gatehouse for each file of journeys; each test gets a fresh page on it. */
export const test = base.extend<object, { gatehouse: GatehouseServer }>({
  gatehouse: [
    async ({}, use) => {
      const server = await startGatehouse();
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

export { expect } from '@playwright/test';
