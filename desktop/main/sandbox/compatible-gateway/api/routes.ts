import { chat } from './chat.ts';
import { embeddings } from './embeddings.ts';
import type { Exchange } from './exchange.ts';
import type { Gateway } from './gateway.ts';
import { tellLiveliness, tellReadiness } from './health.ts';
import { createKey, getKey, listKeys, removeKeys, setBlocked } from './keys.ts';
import { runLlmCall } from './llm-call.ts';
import { getModel, listModelGroups, listModelInfo, listModels } from './models.ts';
import { detail } from './refusal.ts';
import { listAllSpend, listSpend } from './spend.ts';

/** Answers, or throws a Refusal. */
export type Endpoint = (exchange: Exchange, gateway: Gateway) => Promise<void>;

const runChat: Endpoint = (exchange, gateway) => runLlmCall(chat, exchange, gateway);
const runEmbeddings: Endpoint = (exchange, gateway) => runLlmCall(embeddings, exchange, gateway);

/** By path, then method. */
const ROUTES: Readonly<Record<string, Readonly<Record<string, Endpoint>>>> = {
  '/chat/completions': { POST: runChat },
  '/v1/chat/completions': { POST: runChat },
  '/embeddings': { POST: runEmbeddings },
  '/v1/embeddings': { POST: runEmbeddings },
  '/models': { GET: listModels },
  '/v1/models': { GET: listModels },
  '/model/info': { GET: listModelInfo },
  '/v1/model/info': { GET: listModelInfo },
  '/model_group/info': { GET: listModelGroups },
  '/health/liveliness': { GET: tellLiveliness },
  '/health/liveness': { GET: tellLiveliness },
  '/health/readiness': { GET: tellReadiness },
  '/key/generate': { POST: createKey },
  '/key/info': { GET: getKey },
  '/key/list': { GET: listKeys },
  '/key/delete': { POST: removeKeys },
  '/key/block': { POST: setBlocked(true) },
  '/key/unblock': { POST: setBlocked(false) },
  '/spend/logs': { GET: listAllSpend },
  '/spend/logs/v2': { GET: listSpend },
};

const ONE_MODEL = /^(?:\/v1)?\/models\/./;

/** @throws Refusal 404 for an unknown path, 405 for another method, as LiteLLM's framework words them */
export function findEndpoint(method: string, path: string): Endpoint {
  const byMethod = Object.hasOwn(ROUTES, path)
    ? ROUTES[path]
    : ONE_MODEL.test(path)
      ? { GET: getModel }
      : undefined;
  if (!byMethod) throw detail(404, 'Not Found');
  const endpoint = Object.hasOwn(byMethod, method) ? byMethod[method] : undefined;
  if (!endpoint) throw detail(405, 'Method Not Allowed');
  return endpoint;
}
