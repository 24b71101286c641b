import { StringDecoder } from 'node:string_decoder';
import { createParser } from 'eventsource-parser';
import type { ChatChunk } from '../chat/chat.ts';
import { Refusal } from '../refusal.ts';

export interface Chunks {
  feed(piece: Buffer): void;
  /** `data: [DONE]` has been read. */
  readonly isDone: boolean;
}

/** What is longer than this without an end is no chunk of a chat. */
const MAX_EVENT_BYTES = 32 * 1024 * 1024;

/**
 * Reads the chunks of a chat stream out of its bytes, however they are cut.
 * @throws Refusal `bad_gateway` from `feed` for an event that is no JSON, or has no end
 */
export function readChunks(onChunk: (chunk: ChatChunk) => void): Chunks {
  const decoder = new StringDecoder('utf8');
  let isDone = false;
  let sinceEvent = 0;
  const parser = createParser({
    onEvent: ({ data }) => {
      sinceEvent = 0;
      if (data === '[DONE]') isDone = true;
      else if (data !== '') onChunk(parsed(data));
    },
  });
  return {
    feed: (piece) => {
      sinceEvent += piece.length;
      if (sinceEvent > MAX_EVENT_BYTES) throw unreadable();
      parser.feed(decoder.write(piece));
    },
    get isDone() {
      return isDone;
    },
  };
}

function parsed(data: string): ChatChunk {
  try {
    return JSON.parse(data) as ChatChunk;
  } catch {
    throw unreadable();
  }
}

const unreadable = (): Refusal =>
  new Refusal(
    'bad_gateway',
    'LiteLLM sent a piece of the answer that cannot be read. Send the request again.',
  );
