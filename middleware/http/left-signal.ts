import type { ServerResponse } from 'node:http';
import { ClientLeft } from './body.ts';

/** Aborts when the client goes away before its answer was sent. */
export function leftSignal(response: ServerResponse): AbortSignal {
  const left = new AbortController();
  const abort = (): void => {
    if (!response.writableFinished) left.abort(new ClientLeft());
  };
  if (response.destroyed) abort();
  else response.once('close', abort);
  return left.signal;
}
