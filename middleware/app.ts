import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { bedrockRoute } from './bedrock/route.ts';
import { isBedrockRuntime } from './bedrock/target.ts';
import type { Call } from './calls/call.ts';
import type { Calls } from './calls/calls.ts';
import type { Gateway } from './gateway.ts';
import { addHealth, type HealthOptions } from './health.ts';
import {
  historyRoute,
  listSessions,
  readAsBedrock,
  readAsOpenAi,
  removeSession,
} from './history-routes/routes.ts';
import type { Okta } from './okta/okta.ts';
import { isOktaCall, serveOkta } from './okta/serve.ts';
import { chatRoute } from './openai/chat-route.ts';
import { passThrough } from './pass-through/pass-through.ts';

export interface AppOptions {
  readonly gateway: Gateway;
  readonly calls: Calls;
  readonly health: HealthOptions;
  /** Absent: tokens go to LiteLLM like any other key. */
  readonly okta?: { readonly okta: Okta; readonly masterKey: string } | undefined;
}

/** A route knows Node's request and response, and the call that it serves. It never throws. */
type Route = (request: IncomingMessage, response: ServerResponse, call: Call) => void | Promise<void>;

/**
 * All that the middleware answers: its own paths first, everything else goes to LiteLLM. The two paths that carry nearly all calls
 * are found before Express is asked: its work on a request is a twentieth of what such a call costs.
 */
export function createApp(options: AppOptions): RequestListener {
  const { gateway, calls } = options;
  const chat = chatRoute(gateway);
  const bedrock = bedrockRoute(gateway);
  const others = otherRoutes(options);
  return (request, response) => {
    const { method, url = '' } = request;
    if (method === 'POST' && (url === '/v1/chat/completions' || url === '/chat/completions'))
      void chat(request, response, calls.begin(request, response));
    else if (method === 'POST' && isBedrockRuntime(url))
      void bedrock(request, response, calls.begin(request, response));
    else others(request, response);
  };
}

function otherRoutes({ gateway, calls, health, okta }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.enable('case sensitive routing');
  addHealth(app, health);
  const serve =
    (route: Route): RequestHandler =>
    (request, response) =>
      route(request, response, calls.begin(request, response));
  // With a query, as Azure's clients send one.
  app.post(['/v1/chat/completions', '/chat/completions'], serve(chatRoute(gateway)));
  app.post('/chat-history', serve(historyRoute(gateway, 'chat-history', 'openai', readAsOpenAi)));
  app.post('/bedrock/chat-history', serve(historyRoute(gateway, 'chat-history', 'bedrock', readAsBedrock)));
  app.delete('/chat-history', serve(historyRoute(gateway, 'chat-history', 'openai', removeSession)));
  app.delete('/bedrock/chat-history', serve(historyRoute(gateway, 'chat-history', 'bedrock', removeSession)));
  app.post('/session-ids', serve(historyRoute(gateway, 'session-ids', 'openai', listSessions)));
  const onward = passThrough(gateway);
  if (okta) {
    for (const path of ['/user/new', '/key/generate'] as const) {
      const withToken = serveOkta(gateway, okta.okta, okta.masterKey, path);
      app.post(
        path,
        serve((request, response, call) =>
          (isOktaCall(okta.okta, call) ? withToken : onward)(request, response, call),
        ),
      );
    }
  }
  app.use(serve(onward));
  app.use(bug(gateway));
  return app;
}

/** Express would answer with the error's own words. */
const bug =
  ({ onBug }: Gateway): ErrorRequestHandler =>
  (error, _request, response, next) => {
    onBug(error, undefined);
    if (response.headersSent) next(error);
    else
      response.status(500).json({ error: { message: 'The gateway failed on this request.', code: '500' } });
  };
