import type { IncomingMessage, ServerResponse } from 'node:http';
import { toConverseMessages } from '../bedrock/converse/to-converse.ts';
import { bedrockError } from '../bedrock/error.ts';
import { sendBedrockError } from '../bedrock/refuse.ts';
import type { Call, Route as RouteName } from '../calls/call.ts';
import type { Gateway } from '../gateway.ts';
import type { History } from '../history/history.ts';
import { ClientLeft } from '../http/body.ts';
import { Leaving } from '../http/leaving.ts';
import { readBody } from '../http/read-body.ts';
import { sendJson } from '../http/send-json.ts';
import { readSessionId } from '../openai/chat-fields.ts';
import { refuseAsOpenAi } from '../openai/refuse.ts';
import { refusalOf } from '../refusal-of.ts';
import { invalid, Refusal } from '../refusal.ts';

type Fields = Readonly<Record<string, unknown>>;
type Answer = (history: History, apiKey: string, fields: Fields) => Promise<object>;
type Form = 'openai' | 'bedrock';

const DEFAULT_LIMIT = 1_000;
const MAX_LIMIT = 10_000;

/** `POST /chat-history`: `{ session_id }` → `{ session_id, history }`, as OpenAI messages, oldest first. */
export const readAsOpenAi: Answer = async (history, apiKey, fields) => {
  const session_id = sessionIdOf(fields);
  return { session_id, history: await history.read(apiKey, session_id) };
};

/** `POST /bedrock/chat-history`: the same as Converse has it, its system prompt apart: `{ session_id, system, history }`. */
export const readAsBedrock: Answer = async (history, apiKey, fields) => {
  const session_id = sessionIdOf(fields);
  const { system, messages } = toConverseMessages(await history.read(apiKey, session_id));
  return { session_id, ...(system.length > 0 && { system }), history: messages };
};

/** `DELETE /chat-history`: `{ session_id }` → `{ session_id, deleted: true }`. */
export const removeSession: Answer = async (history, apiKey, fields) => {
  const session_id = sessionIdOf(fields);
  await history.remove(apiKey, session_id);
  return { session_id, deleted: true };
};

/** `POST /session-ids`: `{ limit?, after? }` → `{ session_ids, next? }`, newest first. */
export const listSessions: Answer = async (history, apiKey, { limit, after }) => {
  if (after !== undefined && after !== null && typeof after !== 'string')
    throw invalid('after', 'after must be the "next" of the page before, or be left out.');
  const page = { limit: limitOf(limit), after: after ?? undefined };
  const { sessionIds, next } = await history.sessions(apiKey, page);
  return { session_ids: sessionIds, ...(next !== undefined && { next }) };
};

/** Serves one of the above: the key is checked with LiteLLM first, so that a blocked one reads nothing. */
export function historyRoute(gateway: Gateway, route: RouteName, form: Form, answer: Answer) {
  return async (request: IncomingMessage, response: ServerResponse, call: Call): Promise<void> => {
    call.route = route;
    try {
      const { history, keyCheck } = gateway;
      const body = await readBody(request, response, gateway);
      if (!history)
        throw new Refusal(
          'not_found',
          'This gateway keeps no chat history. Its operator sets DATABASE_URL for that.',
        );
      await keyCheck.check(call, new Leaving(response));
      const fields = fieldsOf(body, request.url ?? '');
      const result = await answer(history, call.apiKey ?? '', fields);
      response.setHeader('x-litellm-call-id', call.id);
      response.setHeader('cache-control', 'no-store');
      sendJson(response, 200, result);
    } catch (error) {
      if (error instanceof ClientLeft || response.destroyed) return;
      const refusal = refusalOf(error, call, gateway);
      call.refuse(response, refusal.kind);
      if (form === 'openai') refuseAsOpenAi(response, refusal);
      else sendBedrockError(response, call, bedrockError(refusal));
    }
  };
}

function sessionIdOf({ session_id }: Fields): string {
  const sessionId = readSessionId(session_id, 'session_id');
  if (sessionId === undefined) throw invalid('session_id', 'session_id must name the session.');
  return sessionId;
}

function limitOf(value: unknown): number {
  if (value === undefined || value === null) return DEFAULT_LIMIT;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_LIMIT) return value;
  throw invalid('limit', `limit must be a whole number from 1 to ${MAX_LIMIT}.`);
}

/** The body, or, where bodies are unusual, the query. */
function fieldsOf(body: Buffer, url: string): Fields {
  if (body.length === 0) {
    const at = url.indexOf('?');
    return at === -1 ? {} : Object.fromEntries(new URLSearchParams(url.slice(at + 1)));
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString());
  } catch {
    throw invalid('body', 'The body must be JSON, such as {"session_id": "…"}.');
  }
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Fields;
  throw invalid('body', 'The body must be a JSON object, such as {"session_id": "…"}.');
}
