import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChatAnswer, ChatChunk } from '../../chat/chat.ts';
import { addH2Doorway } from '../../http/h2-doorway.ts';
import { encodeEvent, EVENT_STREAM_TYPE } from '../event-stream.ts';
import { readInvoke } from './invoke.ts';

/** What the model says to every call. */
export interface Script {
  readonly answer: ChatAnswer;
  readonly chunks: readonly ChatChunk[];
}

interface Rig {
  readonly url: string;
  readonly stop: () => void;
}

const ROUTE = /^\/model\/([^/]+)\/invoke(-with-response-stream)?$/;

/** InvokeModel at an address of its own, with a script in the place of LiteLLM. */
export async function startInvoke({ answer, chunks }: Script): Promise<Rig> {
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const [, id = '', stream] = ROUTE.exec(request.url ?? '') ?? [];
      const body: unknown = JSON.parse(Buffer.concat(pieces).toString('utf8'));
      const call = readInvoke(decodeURIComponent(id), body, stream !== undefined);
      if (stream === undefined) {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(call.answer(answer, 5)));
        return;
      }
      response.writeHead(200, {
        'content-type': EVENT_STREAM_TYPE,
        'x-amzn-bedrock-content-type': 'application/json',
      });
      const events = call.events();
      for (const chunk of chunks) for (const event of events.chunk(chunk)) response.write(encodeEvent(event));
      for (const event of events.end(5)) response.write(encodeEvent(event));
      response.end();
    });
  });
  const doorway = addH2Doorway(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      doorway.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
