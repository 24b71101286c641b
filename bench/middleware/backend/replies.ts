/** Asked for by these names, the backend answers in its own way; by any other, with the usual reply of about 1 kB. */
export const MODEL = { usual: 'usual', short: 'short', trickle: 'trickle', brisk: 'brisk' } as const;

/** Streams that never end get a piece this often. */
export const PACE_MS = { trickle: 1_000, brisk: 20 } as const;

/** Pieces of a streamed reply before `[DONE]`. */
export const STREAM_PIECES = 51;

/** What every usual answer says, so that a client can see that it came through. */
export const USUAL_TEXT =
  'A gateway stands between those who ask and those who answer, and nobody should notice that it does. ';

const CREATED = 1_790_000_000;
const USAGE = { prompt_tokens: 12, completion_tokens: 150, total_tokens: 162 };

const ofLength = (type: string, body: string): Buffer =>
  Buffer.from(
    `HTTP/1.1 200 OK\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );

const chatBody = (content: string): string =>
  JSON.stringify({
    id: 'chatcmpl-00000000-0000-4000-8000-000000000000',
    object: 'chat.completion',
    created: CREATED,
    model: 'bench',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: USAGE,
  });

const chunk = (choice: object | undefined, more: object = {}): Buffer => {
  const head = {
    id: 'chatcmpl-00000000-0000-4000-8000-000000000000',
    created: CREATED,
    model: 'bench',
    object: 'chat.completion.chunk',
  };
  return event(JSON.stringify({ ...head, choices: choice ? [{ index: 0, ...choice }] : [], ...more }));
};

/** A server-sent event in a chunk of its own. */
function event(data: string): Buffer {
  const text = `data: ${data}\n\n`;
  return Buffer.from(`${text.length.toString(16)}\r\n${text}\r\n`);
}

const words = USUAL_TEXT.repeat(8);

/** A whole answer of about 1 kB, with usage. */
export const USUAL_REPLY = ofLength('application/json', chatBody(words));
/** A short message, for sessions of a thousand turns. */
export const SHORT_REPLY = ofLength('application/json', chatBody('That is so.'));
export const READY_REPLY = ofLength('application/json', '{"status":"healthy"}');
export const NOT_FOUND = Buffer.from(
  'HTTP/1.1 404 Not Found\r\ncontent-type: application/json\r\ncontent-length: 22\r\n\r\n{"detail":"Not Found"}',
);

export const STREAM_HEAD = Buffer.from(
  'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\ntransfer-encoding: chunked\r\n\r\n',
);
export const A_PIECE = chunk({ delta: { content: 'gateway stands ' }, finish_reason: null });
/** A stream, each a write of its own: role, words, the reason of its end, usage, `[DONE]`. */
export const STREAM: readonly Buffer[] = [
  chunk({ delta: { role: 'assistant', content: '' }, finish_reason: null }),
  ...Array.from({ length: STREAM_PIECES - 3 }, () => A_PIECE),
  chunk({ delta: {}, finish_reason: 'stop' }),
  chunk(undefined, { usage: USAGE }),
  Buffer.concat([event('[DONE]'), Buffer.from('0\r\n\r\n')]),
];
