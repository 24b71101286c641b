import express, { type Express } from 'express';
import { addHealth, type HealthOptions } from './health.ts';
import { passThrough, type PassThroughOptions } from './pass-through/pass-through.ts';

export type AppOptions = HealthOptions & PassThroughOptions;

/** All that the middleware answers: its own paths first, everything else goes to LiteLLM. */
export function createApp(options: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  addHealth(app, options);
  app.use(passThrough(options));
  return app;
}
