import { StringDecoder } from 'node:string_decoder';
import { createParser } from 'eventsource-parser';
import type { ChatChunk } from '../chat/chat.ts';

export interface Chunks {
  feed(piece: Buffer): void;
  /** `data: [DONE]` has been read. */
  readonly isDone: boolean;
}

/** What is longer than this without an end is no chunk of a chat. */
const MAX_EVENT_BYTES = 32 * 1024 * 1024;

/**
 * Reads the chunks of a chat stream out of its bytes, however they are cut.
 * @throws Error from `feed` for an event that is no JSON, or too large
 */
export function readChunks(onChunk: (chunk: ChatChunk) => void): Chunks {
  const decoder = new StringDecoder('utf8');
  let isDone = false;
  let sinceEvent = 0;
  const parser = createParser({
    onEvent: ({ data }) => {
      sinceEvent = 0;
      if (data === '[DONE]') isDone = true;
      else if (data !== '') onChunk(JSON.parse(data) as ChatChunk);
    },
  });
  return {
    feed: (piece) => {
      sinceEvent += piece.length;
      if (sinceEvent > MAX_EVENT_BYTES) throw new Error('An event of the stream has no end.');
      parser.feed(decoder.write(piece));
    },
    get isDone() {
      return isDone;
    },
  };
}
