import type { Express } from 'express';
import { openAiError } from '../openai-error.ts';
import type { Behaviours } from './behaviour.ts';
import type { Counter } from './counts.ts';
import { readBehaviour } from './read-behaviour.ts';

const NO_ROOM = 'Too many models have a behaviour of their own. Remove some with DELETE.';

/**
 * How tests and people direct the mock backend: `GET`, `PUT` and `DELETE /mock/behaviour` (`?model=` for one), and
 * `GET` and `DELETE /mock/requests` for what was asked so far.
 */
export function addControl(app: Express, behaviours: Behaviours, counter: Counter): void {
  app.get('/mock/behaviour', (_request, response) => void response.json(behaviours.list()));
  app.put('/mock/behaviour', (request, response) => {
    const read = readBehaviour(request.body);
    const wrong =
      typeof read === 'string' ? read : behaviours.set(read.model, read.behaviour) ? undefined : NO_ROOM;
    if (wrong === undefined) response.json(behaviours.list());
    else response.status(400).json(openAiError(400, 'invalid_request_error', wrong));
  });
  app.delete('/mock/behaviour', (request, response) => {
    const { model } = request.query;
    behaviours.reset(typeof model === 'string' ? model : undefined);
    response.json(behaviours.list());
  });
  app.get('/mock/requests', (_request, response) => void response.json(counter.read()));
  app.delete('/mock/requests', (_request, response) => {
    counter.reset();
    response.json(counter.read());
  });
}
