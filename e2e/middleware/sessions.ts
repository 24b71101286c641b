import type { ChatMessage } from '../../middleware/chat/chat.ts';
import { javascript } from './clients/bedrock.ts';
import { openAiClient } from './clients/sdk.ts';
import { gatheredOf, textOf, wholeOf } from './heard.ts';

/** A middleware, and whose key it is asked with. */
export interface At {
  /** Base URL, without a trailing slash. */
  readonly url: string;
  readonly key: string;
}

/** The four ways in which clients chat. */
export const WAYS = ['chat', 'chat stream', 'Converse', 'ConverseStream'] as const;
export type Way = (typeof WAYS)[number];

export interface Saying {
  readonly text: string;
  /** By default one that says which model it is. */
  readonly model?: string;
  readonly system?: string;
  /** To go on with; without it history is asked for, unless `isKept` is false. */
  readonly sessionId?: string | undefined;
  readonly isKept?: boolean;
}

export interface Answered {
  readonly text: string;
  readonly sessionId: string;
}

/** A way's request: its path and its body as JSON has it. */
export function requestOf(way: Way, saying: Saying): { readonly path: string; readonly body: object } {
  const { text, model = 'chat-mock-plain', system, sessionId, isKept = true } = saying;
  const wish = sessionId === undefined ? isKept && { enable_history: true } : { session_id: sessionId };
  if (way === 'chat' || way === 'chat stream') {
    const messages = [...(system === undefined ? [] : [{ role: 'system', content: system }]), user(text)];
    return {
      path: '/v1/chat/completions',
      body: { model, messages, stream: way === 'chat stream', ...wish },
    };
  }
  return {
    path: `/bedrock/model/${encodeURIComponent(model)}/${way === 'Converse' ? 'converse' : 'converse-stream'}`,
    body: {
      messages: [{ role: 'user', content: [{ text }] }],
      ...(system !== undefined && { system: [{ text: system }] }),
      ...(wish && { additionalModelRequestFields: wish }),
    },
  };
}

/** One turn by AWS's or OpenAI's own client; each way says its session's id where the documentation has it. */
export async function say(way: Way, at: At, saying: Saying, attempt: Attempt = {}): Promise<Answered> {
  const { body } = requestOf(way, saying);
  const { attempts = 1, headers } = attempt;
  if (way === 'Converse' || way === 'ConverseStream') {
    const input = { modelId: saying.model ?? 'chat-mock-plain', ...body };
    const heard = await javascript(at)(way === 'Converse' ? 'converse' : 'converse_stream', input, {
      attempts,
    });
    const answer = way === 'Converse' ? wholeOf(heard) : gatheredOf(heard);
    return { text: textOf(answer), sessionId: heard.headers['x-session-id'] ?? '' };
  }
  const { completions } = openAiClient({ ...at, attempts }).chat;
  const options = headers === undefined ? {} : { headers };
  if (way === 'chat') {
    const answer = await completions.create({ ...(body as Ask), stream: false }, options);
    return { text: answer.choices[0]?.message.content ?? '', sessionId: sessionIdIn(answer) };
  }
  const chunks = [];
  for await (const chunk of await completions.create({ ...(body as Ask), stream: true }, options))
    chunks.push(chunk);
  return {
    text: chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join(''),
    sessionId: sessionIdIn(chunks[0] ?? {}),
  };
}

export interface Attempt {
  /** Attempts at all; 1 by default. */
  readonly attempts?: number;
  /** OpenAI's client only. */
  readonly headers?: Readonly<Record<string, string>>;
}

type Ask = Omit<Parameters<ReturnType<typeof openAiClient>['chat']['completions']['create']>[0], 'stream'>;

/** A field of ours, which OpenAI's types do not know. */
const sessionIdIn = (answer: object): string => (answer as { readonly session_id?: string }).session_id ?? '';

export const user = (content: string): ChatMessage => ({ role: 'user', content });
export const assistant = (content: string): ChatMessage => ({ role: 'assistant', content });
export const said = (model = 'chat-mock-plain'): string =>
  `This is the mock backend of Gatehouse: no model was called. The model asked for was "${model}".`;

/** What a model was asked, told by itself. */
export const ECHO = 'chat-mock-echo';
export const messagesIn = ({ text }: Pick<Answered, 'text'>): readonly ChatMessage[] =>
  (JSON.parse(text) as { readonly messages: readonly ChatMessage[] }).messages;

/** An answer without a client in between. */
export interface Bare {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export async function ask(at: At, path: string, body: object, options: BareOptions = {}): Promise<Bare> {
  const { method = 'POST', headers, signal } = options;
  const response = await fetch(at.url + path, {
    method,
    headers: { authorization: `Bearer ${at.key}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

interface BareOptions {
  readonly method?: string;
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

/** All that is kept of a session, in OpenAI's shapes. */
export async function historyOf(at: At, sessionId: string): Promise<readonly ChatMessage[]> {
  const { status, body } = await ask(at, '/chat-history', { session_id: sessionId });
  if (status !== 200) throw new Error(`The history is not there: ${status} ${JSON.stringify(body)}`);
  return (body as { readonly history: readonly ChatMessage[] }).history;
}

export async function sessionIdsOf(at: At): Promise<readonly string[]> {
  const { body } = await ask(at, '/session-ids', {});
  return (body as { readonly session_ids: readonly string[] }).session_ids;
}

/** The same turn without a client in between; a Bedrock stream's body is its bytes as text. */
export const sayBare = (way: Way, at: At, saying: Saying, options?: BareOptions): Promise<Bare> => {
  const { path, body } = requestOf(way, saying);
  return ask(at, path, body, options);
};
