import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { conformanceCases } from '../../../desktop/main/transport/conformance/cases.ts';
import type { Wire } from '../../../desktop/main/transport/conformance/wire.ts';

/** Opens a port the way the window does. */
function open(): Promise<Wire> {
  const { port1, port2 } = new MessageChannel();
  const heard: unknown[] = [];
  let isClosed = false;
  port1.addEventListener('message', ({ data }) => heard.push(data));
  port1.addEventListener('close', () => {
    isClosed = true;
  });
  const link = new RPCLink({ port: port1 });
  port1.start();
  window.postMessage('gatehouse:connect', location.origin, [port2]);
  return Promise.resolve({
    client: createORPCClient(link),
    sendRaw: (data) => port1.postMessage(data),
    heard,
    isClosed: () => isClosed,
    cut: () => {
      port1.close();
      // Chromium tells only the other end; the link has to hear of it too.
      port1.dispatchEvent(new Event('close'));
    },
  });
}

/** What the suite reaches from outside. */
export interface ConformancePage {
  readonly names: readonly string[];
  readonly run: (name: string) => Promise<void>;
  readonly open: () => Promise<Wire>;
}

const page: ConformancePage = {
  names: conformanceCases.map(({ name }) => name),
  run: async (name) => {
    const opened: Wire[] = [];
    await conformanceCases
      .find((one) => one.name === name)
      ?.run(async () => {
        const wire = await open();
        opened.push(wire);
        return wire;
      });
    for (const wire of opened) wire.cut();
  },
  open,
};
Object.assign(window, { conformance: page });
