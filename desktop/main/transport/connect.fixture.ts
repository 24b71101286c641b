import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract';
import type { AnyRouter } from '@orpc/server';
import { pino } from 'pino';
import { createHost } from './host.ts';
import { portChannel } from './port-channel.ts';

/** A window of its own for a test: calls go through the contract and a message port, as they do in the app. */
export function connect<T extends AnyContractRouter>(
  router: AnyRouter,
): { readonly client: ContractRouterClient<T>; readonly close: () => void } {
  const { port1, port2 } = new MessageChannel();
  createHost(router, pino({ enabled: false })).accept(portChannel(port2));
  port1.start();
  return { client: createORPCClient(new RPCLink({ port: port1 })), close: () => port1.close() };
}
