import { implement } from '@orpc/server';
import { contract } from '../../contract/index.ts';
import type { Gateways } from './gateways.ts';

/** What the window asks of the list of gateways. */
export function gatewaysRouter(gateways: Gateways) {
  const os = implement(contract.gateways);
  return os.router({
    list: os.list.handler(async () => [...(await gateways.list())]),
    watch: os.watch.handler(async function* ({ signal }) {
      for await (const list of gateways.watch(signal)) yield [...list];
    }),
    create: os.create.handler(({ input }) => gateways.create(input)),
    update: os.update.handler(({ input }) => gateways.update(input.id, input.settings)),
    remove: os.remove.handler(({ input }) => gateways.remove(input.id)),
  });
}
