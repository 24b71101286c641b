// Rules of this file, the only door to the services:
// - what a window sends is unchecked until `readEnvelope` took it, and the contract's schemas took its content;
// - no message, however wrong, may throw out of here: a rejected promise nobody awaits ends the process;
// - a window that is gone keeps nothing running.
import { ORPCError } from '@orpc/client';
import type { AnyRouter } from '@orpc/server';
import { StandardRPCHandler } from '@orpc/server/standard';
import { createServerPeerHandleRequestFn } from '@orpc/server/standard-peer';
import {
  experimental_ServerPeerWithoutCodec as ServerPeer,
  encodeResponseMessage,
  MessageType,
} from '@orpc/standard-server-peer';
import type { Logger } from 'pino';
import type { Channel } from './channel.ts';
import { readEnvelope } from './envelope.ts';
import { hostedStream } from './stream.ts';
import { toWireError } from './wire-error.ts';

export interface Host {
  /** Serves one window until its channel closes; then everything it asked for is cancelled. */
  readonly accept: (channel: Channel) => void;
}

const isStream = (output: unknown): output is AsyncIterator<unknown, unknown, void> =>
  typeof output === 'object' && output !== null && Symbol.asyncIterator in output && 'next' in output;

/** Hosts a router of the contract for any number of windows, over any channel. */
export function createHost(router: AnyRouter, log: Logger): Host {
  const handler = new StandardRPCHandler(router, {
    clientInterceptors: [
      async (call) => {
        const { path, signal } = call;
        const failed = { call: path.join('.'), signal, log };
        try {
          const output = await call.next();
          if (!isStream(output)) return output;
          return hostedStream(output, signal, (error) => toWireError(error, failed));
        } catch (error) {
          throw toWireError(error, failed);
        }
      },
    ],
  });
  const respond = createServerPeerHandleRequestFn(handler, { context: {} });

  const accept = (channel: Channel): void => {
    const peer = new ServerPeer(async ([id, type, payload]) => {
      const text = await encodeResponseMessage(id, type, payload);
      if (typeof text !== 'string') throw new Error('The contract has no binary answers.');
      await channel.send(text);
    });
    const refuse = async (id: string): Promise<void> => {
      const error = new ORPCError('BAD_REQUEST', { message: 'This message is not understood.' });
      const answer = { status: error.status, headers: {}, body: { json: error.toJSON() } };
      await channel.send((await encodeResponseMessage(id, MessageType.RESPONSE, answer)) as string);
    };
    const onMessage = async (data: unknown): Promise<void> => {
      const envelope = readEnvelope(data);
      if (envelope.kind === 'message') {
        await peer.message(envelope.message, respond);
      } else if (envelope.kind === 'malformed') {
        await refuse(envelope.id);
      } else {
        log.warn(
          { why: envelope.why },
          'a window sent something that is no message; its connection was closed',
        );
        channel.close();
      }
    };
    channel.listen({
      // Failures of calls were answered and logged by the interceptor; what is left here is a stream cut short.
      onMessage: (data) =>
        void onMessage(data).catch((error: unknown) => log.debug({ err: error }, 'a call was cut')),
      onClose: () => peer.close(),
    });
  };
  return { accept };
}
