import { MODEL } from '../backend/replies.ts';
import type { CallName } from './protocol.ts';

/** What one connection sends: each request may depend on the answer before. */
export interface Script {
  /** The next request, head and body. */
  next(): Buffer;
  /** Whether it wants to see the body of the answer to the last one. */
  readonly wantsBody: boolean;
  take(body: string): void;
  readonly sessionId: string;
}

export interface ScriptOptions {
  readonly turnsPerSession: number;
  readonly sessionId: string;
}

const QUESTION = 'What stands between those who ask and those who answer, and who should notice it?';
/** Long enough that a prompt of several sentences is in it, as most have. */
const PROMPT = `${QUESTION} `.repeat(6).trim();
const SHORT_QUESTION = 'Is that so, and why?';

const CHAT = '/v1/chat/completions';
const post = (path: string, body: object): Buffer => {
  const text = JSON.stringify(body);
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer sk-bench-0123456789abcdef\r\naccept: */*\r\n` +
      `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
};

const chat = (content: string, more: object = {}): object => ({
  model: MODEL.usual,
  messages: [{ role: 'user', content }],
  max_tokens: 200,
  temperature: 0.5,
  ...more,
});
const converse = {
  messages: [{ role: 'user', content: [{ text: PROMPT }] }],
  inferenceConfig: { maxTokens: 200, temperature: 0.5 },
};

/** A whole conversation that the client keeps itself. */
const longChat = (): object => ({
  ...chat(SHORT_QUESTION, { model: MODEL.short }),
  messages: [
    ...Array.from({ length: 999 }, () => [
      { role: 'user', content: SHORT_QUESTION },
      { role: 'assistant', content: 'That is so.' },
    ]).flat(),
    { role: 'user', content: SHORT_QUESTION },
  ],
});

const always = (request: Buffer): Script => ({
  next: () => request,
  wantsBody: false,
  take: () => undefined,
  sessionId: '',
});

class Session implements Script {
  readonly #begin: Buffer;
  readonly #goOn: (sessionId: string) => Buffer;
  readonly #turnsPerSession: number;
  #turns = 0;
  #request: Buffer | undefined;
  sessionId: string;

  constructor(content: string, model: string, { turnsPerSession, sessionId }: ScriptOptions) {
    this.#begin = post(CHAT, chat(content, { model, enable_history: true }));
    this.#goOn = (session_id) => post(CHAT, chat(content, { model, session_id }));
    this.#turnsPerSession = turnsPerSession;
    this.sessionId = sessionId;
  }

  get wantsBody(): boolean {
    return this.#turns === 1 && this.sessionId === '';
  }

  next(): Buffer {
    if (this.#turns === this.#turnsPerSession) {
      this.#turns = 0;
      this.sessionId = '';
      this.#request = undefined;
    }
    this.#turns += 1;
    if (this.sessionId === '') return this.#begin;
    return (this.#request ??= this.#goOn(this.sessionId));
  }

  take(body: string): void {
    const found = /"session_id": ?"([^"]+)"/.exec(body)?.[1];
    if (found === undefined) throw new Error('The answer to a turn with history names no session_id.');
    this.sessionId = found;
  }
}

/** What each call sends. */
export function scriptOf(call: CallName, options: ScriptOptions): Script {
  switch (call) {
    case 'chat':
      return always(post(CHAT, chat(PROMPT)));
    case 'chat-of-1000-turns':
      return always(post(CHAT, longChat()));
    case 'stream':
      return always(post(CHAT, chat(PROMPT, { stream: true })));
    case 'trickle':
      return always(post(CHAT, chat(PROMPT, { stream: true, model: MODEL.trickle })));
    case 'brisk':
      return always(post(CHAT, chat(PROMPT, { stream: true, model: MODEL.brisk })));
    case 'converse':
      return always(post(`/bedrock/model/${MODEL.usual}/converse`, converse));
    case 'converse-stream':
      return always(post(`/bedrock/model/${MODEL.usual}/converse-stream`, converse));
    case 'converse-trickle':
      return always(post(`/bedrock/model/${MODEL.trickle}/converse-stream`, converse));
    case 'converse-brisk':
      return always(post(`/bedrock/model/${MODEL.brisk}/converse-stream`, converse));
    case 'history':
      return new Session(PROMPT, MODEL.usual, options);
    case 'short-history':
      return new Session(SHORT_QUESTION, MODEL.short, options);
  }
}

/** Text that a good answer holds. */
export const SIGN: Readonly<Record<CallName, string>> = {
  chat: 'nobody should notice',
  'chat-of-1000-turns': 'That is so.',
  stream: 'data: [DONE]\n\n',
  trickle: 'data: {',
  brisk: 'data: {',
  converse: '"stopReason":"end_turn"',
  'converse-stream': 'latencyMs',
  'converse-trickle': 'messageStart',
  'converse-brisk': 'messageStart',
  history: '"session_id"',
  'short-history': '"session_id"',
};
