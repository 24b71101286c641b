import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { WebSocket as Socket, WebSocketServer } from 'ws';
import { MAX_MESSAGE_SIZE } from './channel.ts';
import { conformanceCases } from './conformance/cases.ts';
import { conformanceRouter } from './conformance/router.ts';
import type { OpenWire, Wire } from './conformance/wire.ts';
import { createHost } from './host.ts';
import { portChannel } from './port-channel.ts';
import { socketChannel } from './socket-channel.ts';

const silent = pino({ enabled: false });

function suite(open: OpenWire, opened: Wire[]): void {
  for (const { name, run } of conformanceCases) {
    it(name, async () => {
      await run(open);
      for (const wire of opened.splice(0)) wire.cut();
    });
  }
}

describe('an in-memory pair of ports', () => {
  const host = createHost(conformanceRouter(), silent);
  const opened: Wire[] = [];
  const open: OpenWire = () => {
    const { port1, port2 } = new MessageChannel();
    host.accept(portChannel(port2));
    const heard: unknown[] = [];
    let isClosed = false;
    port1.addEventListener('message', ({ data }) => heard.push(data));
    port1.addEventListener('close', () => {
      isClosed = true;
    });
    const link = new PortLink({ port: port1 });
    port1.start();
    const wire: Wire = {
      client: createORPCClient(link),
      sendRaw: (data) => port1.postMessage(data),
      heard,
      isClosed: () => isClosed,
      cut: () => port1.close(),
    };
    opened.push(wire);
    return Promise.resolve(wire);
  };
  suite(open, opened);
});

describe('a WebSocket', () => {
  const host = createHost(conformanceRouter(), silent);
  const server = createServer();
  const sockets = new WebSocketServer({ server, maxPayload: MAX_MESSAGE_SIZE });
  sockets.on('connection', (socket) => host.accept(socketChannel(socket)));
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(async () => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
    server.close();
    await once(server, 'close');
  });

  const opened: Wire[] = [];
  const open: OpenWire = async () => {
    const socket = new Socket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const heard: unknown[] = [];
    socket.on('message', (data, isBinary) => heard.push(isBinary ? data : (data as Buffer).toString()));
    socket.on('error', () => undefined);
    const link = new SocketLink({ websocket: socket as unknown as WebSocket });
    await once(socket, 'open');
    const wire: Wire = {
      client: createORPCClient(link),
      sendRaw: (data) => socket.send(data as string),
      heard,
      isClosed: () => socket.readyState === Socket.CLOSED,
      cut: () => socket.terminate(),
    };
    opened.push(wire);
    return wire;
  };
  suite(open, opened);
});
