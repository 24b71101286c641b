import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call } from '../calls/call.ts';
import type { ChatBody } from '../chat/chat.ts';
import { beginTurn, bodyWith, noHistory } from '../chat/begin-turn.ts';
import type { Gateway } from '../gateway.ts';
import { ClientLeft } from '../http/body.ts';
import { Leaving } from '../http/leaving.ts';
import { readBody } from '../http/read-body.ts';
import { askHeaders, ownAskHeaders } from '../litellm/ask-headers.ts';
import { readPromptAddress } from '../prompts/prompt-address.ts';
import { refusalOf } from '../refusal-of.ts';
import { invalid } from '../refusal.ts';
import { mayAskSomething, readChat, type ReadChat } from './chat-fields.ts';
import { ChatReply } from './chat-reply.ts';
import { KeptReply } from './kept-reply.ts';
import { promptedChat } from './prompted-chat.ts';
import { refuseAsOpenAi } from './refuse.ts';
import { replayAsOpenAi } from './replay.ts';

/** OpenAI's chat completions: as LiteLLM answers them, and with managed prompts and history for those who ask. */
export function chatRoute(gateway: Gateway) {
  return async (request: IncomingMessage, response: ServerResponse, call: Call): Promise<void> => {
    call.route = 'chat';
    try {
      const body = await readBody(request, response, gateway);
      call.bytesIn = body.length;
      const read = mayAskSomething(body)
        ? readChat(body, (model) => readPromptAddress(model, 'model') !== undefined)
        : undefined;
      if (read) await answerWishes(read, response, call, gateway);
      else answerPlain(body, response, call, gateway);
    } catch (error) {
      if (error instanceof ClientLeft || response.destroyed) return;
      const refusal = refusalOf(error, call, gateway);
      call.refuse(response, call.refusedWith ?? refusal.kind);
      refuseAsOpenAi(response, refusal);
    }
  };
}

/** Nearly all calls: the body as it came, and a session's id for the case that its history is wanted later. */
function answerPlain(body: Buffer, response: ServerResponse, call: Call, gateway: Gateway): void {
  call.modelAsked = modelIn(body);
  const { method = 'POST', url: path = '' } = call.request;
  replyTo(call, response, gateway).start(gateway.upstreams, {
    method,
    path,
    headers: askHeaders(call),
    body,
  });
}

async function answerWishes(
  { chat: asked, wishes }: ReadChat,
  response: ServerResponse,
  call: Call,
  gateway: Gateway,
): Promise<void> {
  const leaving = new Leaving(response);
  const address = readPromptAddress(asked.model, 'model');
  call.modelAsked = asked.model;
  const chat = address
    ? await promptedChat(asked, address, wishes.promptVariables, { call, leaving, gateway })
    : asked;
  const ask = { method: 'POST', path: call.request.url ?? '', headers: [] as string[] };
  if (wishes.sessionId === undefined && !wishes.enableHistory) {
    const reply = replyTo(call, response, gateway);
    reply.start(gateway.upstreams, { ...ask, headers: ownAskHeaders(call), body: JSON.stringify(chat) });
    return;
  }
  if (!gateway.history) throw noHistory(wishes.sessionId === undefined ? 'enable_history' : 'session_id');
  refuseSeveralAnswers(chat);
  const begun = await beginTurn(gateway.history, call, chat, wishes.sessionId, leaving.signal);
  call.sessionId = begun.sessionId;
  if (begun.kind === 'replay') {
    // LiteLLM is not asked for this answer, so it has not yet seen the key.
    await gateway.keyCheck.check(call, leaving);
    replayAsOpenAi(begun, chat, call, response);
    return;
  }
  if (response.destroyed) {
    await begun.drop();
    return;
  }
  const reply = new KeptReply(call, response, gateway, begun);
  reply.start(gateway.upstreams, { ...ask, headers: ownAskHeaders(call), body: bodyWith(chat, begun) });
}

function replyTo(call: Call, response: ServerResponse, gateway: Gateway): ChatReply {
  if (gateway.history && call.apiKey !== undefined)
    call.sessionId = gateway.history.newSessionId(call.apiKey);
  return new ChatReply(call, response, gateway, call.sessionId);
}

function refuseSeveralAnswers({ n }: ChatBody): void {
  if (n === undefined || n === null || n === 1) return;
  throw invalid('n', 'n must be 1 where history is kept: a conversation goes on from one answer.');
}

/** For the log only: the first thing in a body that is called `model`. */
function modelIn(body: Buffer): string | undefined {
  const at = body.indexOf('"model"');
  if (at === -1) return undefined;
  return /^"model"\s*:\s*"([^"\\]{1,256})"/.exec(body.toString('latin1', at, at + 300))?.[1];
}
