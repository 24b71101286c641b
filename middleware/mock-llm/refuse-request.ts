import type { ErrorRequestHandler } from 'express';
import { ClientLeft } from '../http/body.ts';
import { openAiError } from '../openai-error.ts';
import { Refusal } from '../refusal.ts';
import { exceptionOf } from './converse.ts';
import { failureHeaders } from './failures.ts';

/** Requests that cannot be read: bodies that are no JSON or too large, paths that cannot be decoded; in the shape of the interface. */
export const refuseRequest: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (error instanceof ClientLeft) return;
  if (response.headersSent) {
    next(error);
    return;
  }
  const { status, message, retryAfterS } = told(error);
  response.status(status).set(failureHeaders({ status, retryAfterS }));
  if (request.path.startsWith('/model/'))
    response.set('x-amzn-errortype', exceptionOf(status)).json({ message });
  else response.json(openAiError(status, 'invalid_request_error', message));
};

interface Told {
  readonly status: number;
  readonly message: string;
  readonly retryAfterS?: number | undefined;
}

function told(error: unknown): Told {
  if (!(error instanceof Refusal)) {
    const { status = 500 } = error as { readonly status?: number };
    return { status, message: 'The mock backend cannot read this request.' };
  }
  const { kind, message, retryAfterS } = error;
  if (kind === 'too_large')
    return { status: 413, message: 'The request’s body is larger than the mock backend takes.' };
  if (kind === 'unavailable')
    return { status: 503, message: 'The mock backend holds too many large requests.', retryAfterS };
  return { status: 400, message };
}
