import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import { openAiError } from '../openai-error.ts';
import { createBehaviours, failureOf } from './behaviour.ts';
import { chatAnswer, readChat, streamChat } from './chat.ts';
import { addControl } from './control.ts';
import { converseAnswer, exceptionOf } from './converse.ts';
import { createCounter } from './counts.ts';
import { embeddingsAnswer } from './embeddings.ts';
import { failureBody } from './failures.ts';
import { pause } from './pace.ts';
import type { MockSettings } from './settings.ts';

type Body = Readonly<Record<string, unknown>>;
interface Pauses {
  readonly between: () => Promise<void>;
}

/** Plays every provider: OpenAI's chat, stream and embeddings, Bedrock's Converse; with delays, and failures when asked for. */
export function createMockApp({ delay, chunkDelay }: Pick<MockSettings, 'delay' | 'chunkDelay'>): Express {
  const behaviours = createBehaviours();
  const counter = createCounter();
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(express.json({ limit: '64mb', type: () => true }));
  app.get(
    ['/', '/health', '/health/liveliness'],
    (_request, response) => void response.json({ status: 'healthy' }),
  );
  app.get(['/models', '/v1/models'], (_request, response) => void response.json(MODELS));
  addControl(app, behaviours, counter);

  /** Counts, waits and fails as told; else lets the endpoint answer. */
  const answer = async (
    request: Request,
    response: Response,
    model: string,
    work: (pauses: Pauses) => void | Promise<void>,
  ): Promise<void> => {
    const end = counter.begin(model);
    const gone = new AbortController();
    response.once('close', () => {
      end(response.writableFinished ? 'answered' : 'cancelled');
      gone.abort();
    });
    const behaviour = behaviours.of(model);
    await pause(delay, behaviour?.delayMs, gone.signal);
    if (response.destroyed) return;
    const failure = failureOf(model, request.get('x-mock-status'), behaviour);
    if (!failure) return work({ between: () => pause(chunkDelay, behaviour?.chunkDelayMs, gone.signal) });
    response.status(failure.status);
    const body = failureBody(failure, model);
    if (!request.path.endsWith('/converse')) response.json(body);
    else response.set('x-amzn-errortype', exceptionOf(failure.status)).json({ message: body.error.message });
  };

  app.post(['/chat/completions', '/v1/chat/completions'], (request, response) => {
    const chat = readChat(bodyOf(request));
    return answer(request, response, chat.model, ({ between }) => {
      if (chat.isStream) return streamChat(chat, response, between);
      response.json(chatAnswer(chat));
      return undefined;
    });
  });
  app.post(['/embeddings', '/v1/embeddings'], (request, response) => {
    const body = bodyOf(request);
    const model = typeof body['model'] === 'string' ? body['model'] : '';
    return answer(request, response, model, () => void response.json(embeddingsAnswer(body)));
  });
  app.post('/model/*id/converse', (request, response) => {
    const began = Date.now();
    const model = request.params.id.join('/');
    return answer(
      request,
      response,
      model,
      () => void response.json(converseAnswer(model, bodyOf(request), Date.now() - began)),
    );
  });
  app.use((request, response) => {
    const message = `The mock backend has no such endpoint: "${request.method} ${request.path}".`;
    response.status(404).json(openAiError(404, 'not_found_error', message));
  });
  app.use(refuse);
  return app;
}

const MODELS = {
  object: 'list',
  data: [{ id: 'mock', object: 'model', created: 1_700_000_000, owned_by: 'gatehouse' }],
};

const bodyOf = (request: Request): Body =>
  typeof request.body === 'object' && request.body !== null ? (request.body as Body) : {};

/** Bodies that are no JSON or too large, and paths that cannot be decoded. */
const refuse: ErrorRequestHandler = (error: { readonly status?: number }, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = error.status ?? 500;
  response
    .status(status)
    .json(openAiError(status, 'invalid_request_error', 'The mock backend cannot read this request.'));
};
