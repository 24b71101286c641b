import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call, Route } from '../calls/call.ts';
import { beginTurn, bodyWith, noHistory } from '../chat/begin-turn.ts';
import type { Gateway } from '../gateway.ts';
import type { Replay, Turn } from '../history/history.ts';
import { ClientLeft } from '../http/body.ts';
import { Leaving } from '../http/leaving.ts';
import { readBody } from '../http/read-body.ts';
import { ownAskHeaders } from '../litellm/ask-headers.ts';
import { refusalOf } from '../refusal-of.ts';
import { Refusal } from '../refusal.ts';
import { type BedrockCall, parseBody, readCall } from './call.ts';
import { embed } from './embed.ts';
import { bedrockError } from './error.ts';
import { isEmbeddings } from './invoke/embeddings/embeddings.ts';
import { EventReply } from './event-reply.ts';
import { sendBedrockError } from './refuse.ts';
import { replayAsBedrock } from './replay.ts';
import { type BedrockAction, readTarget } from './target.ts';
import { answerWhole } from './whole.ts';

const ROUTES: Readonly<Record<BedrockAction, Route>> = {
  converse: 'converse',
  'converse-stream': 'converse-stream',
  invoke: 'invoke',
  'invoke-with-response-stream': 'invoke-stream',
};

/** Bedrock's runtime for every model that LiteLLM knows: Converse, InvokeModel and their streams. */
export function bedrockRoute(gateway: Gateway) {
  return async (request: IncomingMessage, response: ServerResponse, call: Call): Promise<void> => {
    try {
      const target = readTarget(request.url ?? '');
      call.route = ROUTES[target.action];
      call.modelAsked = target.modelId;
      refuseSignature(call);
      const body = await readBody(request, response, gateway);
      call.bytesIn = body.length;
      const leaving = new Leaving(response);
      const parsed = parseBody(body);
      if (target.action === 'invoke' && isEmbeddings(target.modelId, parsed))
        await embed(target.modelId, parsed, response, call, gateway, leaving);
      else {
        const bedrock = await readCall(target, parsed, call, leaving, gateway);
        await answer(bedrock, response, call, gateway, leaving);
      }
    } catch (error) {
      if (error instanceof ClientLeft || response.destroyed) return;
      sendBedrockError(response, call, bedrockError(refusalOf(error, call, gateway)));
    }
  };
}

async function answer(
  bedrock: BedrockCall,
  response: ServerResponse,
  call: Call,
  gateway: Gateway,
  leaving: Leaving,
): Promise<void> {
  const begun = await begin(bedrock, call, gateway, leaving);
  if (begun?.kind === 'replay') {
    // LiteLLM is not asked for this answer, so it has not yet seen the key.
    await gateway.keyCheck.check(call, leaving);
    replayAsBedrock(bedrock, begun, response, call);
    return;
  }
  if (response.destroyed) {
    await begun?.drop();
    return;
  }
  const { chat, isStream } = bedrock;
  const ask = {
    method: 'POST',
    path: '/v1/chat/completions',
    headers: ownAskHeaders(call),
    body: begun ? bodyWith(chat, begun) : JSON.stringify(chat),
  };
  if (isStream) new EventReply(bedrock, begun, response, call, gateway).start(ask);
  else await answerWhole(bedrock, ask, begun, response, call, gateway, leaving);
}

/** The turn of a call that asks for history; every other call only gets an id with which one can begin. */
async function begin(
  { chat, sessionId, enableHistory }: BedrockCall,
  call: Call,
  { history }: Gateway,
  leaving: Leaving,
): Promise<Turn | Replay | undefined> {
  if (sessionId === undefined && !enableHistory) {
    if (history && call.apiKey !== undefined) call.sessionId = history.newSessionId(call.apiKey);
    return undefined;
  }
  if (!history)
    throw noHistory(
      `additionalModelRequestFields.${sessionId === undefined ? 'enable_history' : 'session_id'}`,
    );
  const begun = await beginTurn(history, call, chat, sessionId, leaving.signal);
  call.sessionId = begun.sessionId;
  return begun;
}

/** SDKs that were not told to leave signing out send a signature where the key belongs. */
function refuseSignature({ apiKey, request }: Call): void {
  if (apiKey !== undefined || request.headers.authorization?.startsWith('AWS4-') !== true) return;
  throw new Refusal(
    'unauthenticated',
    'This gateway takes API keys, not AWS signatures. Send "Authorization: Bearer …" with its key, for example by AWS_BEARER_TOKEN_BEDROCK.',
  );
}
