import type { IncomingMessage, ServerResponse } from 'node:http';
import { isoNow } from './iso-now.ts';
import { Call } from './call.ts';
import { callLine, outcomeOf } from './line.ts';
import type { Metrics } from './metrics.ts';

export interface Calls {
  /** Follows a request until its response is closed; then its line is written and it is counted. */
  begin(request: IncomingMessage, response: ServerResponse): Call;
}

export interface CallsOptions {
  readonly metrics: Metrics;
  /** Takes a whole line, its end included. */
  readonly write: (line: string) => void;
}

export function createCalls({ metrics, write }: CallsOptions): Calls {
  return {
    begin: (request, response) => {
      const call = new Call(request);
      metrics.begin();
      response.on('close', () => {
        metrics.end(call, response.statusCode, outcomeOf(call, response));
        write(callLine(call, response, isoNow()));
      });
      return call;
    },
  };
}
