import express, { type Express, type Response } from 'express';
import { createMemory } from '../http/memory.ts';
import { readBody } from '../http/read-body.ts';
import { openAiError } from '../openai-error.ts';
import { createBehaviours } from './behaviour.ts';
import { addControl } from './control.ts';
import { createCounter } from './counts.ts';
import { addBedrock } from './endpoints/bedrock.ts';
import { addOpenAi } from './endpoints/openai.ts';
import { createServe } from './exchange.ts';
import { readJson } from './read-json.ts';
import { refuseRequest } from './refuse-request.ts';
import type { MockSettings } from './settings.ts';

/** Of all bodies that are held at the same time; more are refused with 503. */
const MEMORY_BYTES = 512 * 1024 * 1024;

/**
 * Plays every provider: OpenAI's chat, stream and embeddings, Bedrock's Converse and ConverseStream; with delays, and failures when asked
 * for. What a request may ask of it: `tool-calls.ts`, `name-wishes.ts`, `trouble.ts`.
 */
export function createMockApp({
  delay,
  chunkDelay,
  bodyLimitBytes,
}: Omit<MockSettings, 'port' | 'host'>): Express {
  const behaviours = createBehaviours();
  const counter = createCounter();
  const memory = createMemory(MEMORY_BYTES);
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.get(
    ['/', '/health', '/health/liveliness'],
    (_request, response) => void response.json({ status: 'healthy' }),
  );
  app.get(['/models', '/v1/models'], (_request, response) => void response.json(MODELS));
  app.use(async (request, response, next) => {
    if (request.method === 'POST' || request.method === 'PUT')
      request.body = readJson(await readBody(request, response, { bodyLimitBytes, memory }));
    next();
  });
  addControl(app, behaviours, counter);
  const serve = createServe({ behaviours, counter, delay, chunkDelay });
  addOpenAi(app, serve);
  addBedrock(app, serve);
  app.use((request, response: Response) => {
    const message = `The mock backend has no such endpoint: "${request.method} ${request.path}".`;
    response.status(404).json(openAiError(404, 'not_found_error', message));
  });
  app.use(refuseRequest);
  return app;
}

const MODELS = {
  object: 'list',
  data: [{ id: 'mock', object: 'model', created: 1_700_000_000, owned_by: 'gatehouse' }],
};
