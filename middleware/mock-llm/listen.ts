import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addH2Doorway } from '../http/h2-doorway.ts';
import { createMockApp } from './app.ts';
import type { MockSettings } from './settings.ts';

export interface ListeningMock {
  readonly port: number;
  /** Ends what is under way too: nothing here is worth waiting for. */
  readonly stop: () => Promise<void>;
}

/** Longer than clients and load balancers keep an idle connection, so that none meets one that is just being closed. */
const KEEP_ALIVE_MS = 75_000;

/**
 * The mock backend on its port, for HTTP/1.1 and, as AWS's SDK for JavaScript asks Bedrock, HTTP/2.
 * @throws an error with the system's `code`, such as `EADDRINUSE`
 */
export async function listen(settings: MockSettings): Promise<ListeningMock> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, createMockApp(settings));
  const doorway = addH2Doorway(server);
  server.listen(settings.port, settings.host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      doorway.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
