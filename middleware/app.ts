import express, { type Express, type RequestHandler, type Response } from 'express';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call } from './calls/call.ts';
import type { Calls } from './calls/calls.ts';
import type { Gateway } from './gateway.ts';
import { addHealth, type HealthOptions } from './health.ts';
import { chatRoute } from './openai/chat-route.ts';
import { passThrough } from './pass-through/pass-through.ts';

export interface AppOptions {
  readonly gateway: Gateway;
  readonly calls: Calls;
  readonly health: HealthOptions;
}

/** A route knows Node's request and response, and the call that it serves. */
export type Route = (request: IncomingMessage, response: ServerResponse, call: Call) => void | Promise<void>;

/** All that the middleware answers: its own paths first, everything else goes to LiteLLM. */
export function createApp({ gateway, calls, health }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  addHealth(app, health);
  const serve =
    (route: Route): RequestHandler =>
    (request, response: Response) =>
      route(request, response, calls.begin(request, response));
  app.post(['/v1/chat/completions', '/chat/completions'], serve(chatRoute(gateway)));
  app.use(serve(passThrough(gateway)));
  return app;
}
