import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { createLogger } from '../logging/log.ts';
import type { ConformanceContract } from './conformance/contract.ts';
import { conformanceRouter, SECRET } from './conformance/router.ts';
import { failureOf } from './conformance/wire.ts';
import { createHost } from './host.ts';
import { portChannel } from './port-channel.ts';

describe('what a host logs', () => {
  const lines: string[] = [];
  const host = createHost(conformanceRouter(), createLogger({ write: (line) => lines.push(line) }));
  const ports: MessagePort[] = [];
  const open = (): ContractRouterClient<ConformanceContract> => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1);
    host.accept(portChannel(port2));
    port1.start();
    return createORPCClient(new RPCLink({ port: port1 }));
  };
  afterEach(() => {
    lines.length = 0;
    for (const port of ports.splice(0)) port.close();
  });

  it('is the whole chain of a bug, with the call it broke, and no secret', async () => {
    await failureOf(open().fail({ how: 'bug' }));
    expect(lines).toHaveLength(1);
    const entry = JSON.parse(lines[0]!) as { call: string; err: { stack: string } };
    expect(entry.call).toBe('fail');
    expect(entry.err.stack).toContain('no such thing');
    expect(entry.err.stack).toContain('caused by');
    expect(lines[0]).not.toContain(SECRET);
  });

  it('is nothing for what is understood, refused or cancelled', async () => {
    const client = open();
    await failureOf(client.fail({ how: 'understood' }));
    await failureOf(client.fail({ how: 'cancelled' }));
    await failureOf(client.echo({ text: 5 as unknown as string }));
    const leave = new AbortController();
    const call = failureOf(client.wait(undefined, { signal: leave.signal }));
    leave.abort();
    await call;
    await client.echo({ text: 'after it' });
    expect(lines).toEqual([]);
  });

  it('names an answer that breaks the contract', async () => {
    await failureOf(open().fail({ how: 'wrongOutput' }));
    expect(lines.join()).toContain('Output validation failed');
    expect(lines.join()).not.toContain(SECRET);
  });
});
