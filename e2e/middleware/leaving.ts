import { javascript } from './clients/bedrock.ts';
import { openAiClient } from './clients/sdk.ts';
import { type At, requestOf, type Saying } from './sessions.ts';

/** What a client had of a stream when it went. */
export interface LeftWith {
  readonly sessionId: string;
  /** The text so far; never none. */
  readonly heard: string;
}

type Headers = Readonly<Record<string, string>>;

/** Reads a stream up to its first text, and goes. */
export const LEAVE: Readonly<
  Record<'chat stream' | 'ConverseStream', (at: At, saying: Saying, headers?: Headers) => Promise<LeftWith>>
> = {
  'chat stream': async (at, saying, headers = {}) => {
    const { body } = requestOf('chat stream', saying);
    const stream = await openAiClient(at).chat.completions.create(
      { ...(body as { model: string; messages: [] }), stream: true },
      { headers },
    );
    let sessionId: string | undefined;
    for await (const chunk of stream) {
      sessionId ??= (chunk as { readonly session_id?: string }).session_id;
      const heard = chunk.choices[0]?.delta.content ?? '';
      // Leaving the loop ends the connection.
      if (heard !== '') return { sessionId: sessionId ?? '', heard };
    }
    throw new Error('The stream had no text.');
  },
  ConverseStream: async (at, saying, headers = {}) => {
    const { body } = requestOf('ConverseStream', saying);
    if (Object.keys(headers).length > 0) throw new Error('AWS’s client names its attempts itself.');
    const input = { modelId: saying.model ?? 'chat-mock-plain', ...body };
    // By HTTP/1.1: over HTTP/2 it lets a stream that it leaves run to its end.
    const { events, headers: got } = await javascript(at, true)('converse_stream', input, { read: READ });
    const heard = events.map(({ contentBlockDelta }) => textIn(contentBlockDelta)).join('');
    if (heard === '') throw new Error(`No text in: ${JSON.stringify(events)}`);
    return { sessionId: got['x-session-id'] ?? '', heard };
  },
};

/** A stream's start, and the first piece of text. */
const READ = 2;

const textIn = (delta: unknown): string =>
  (delta as { readonly delta?: { readonly text?: string } } | undefined)?.delta?.text ?? '';
