import type { IncomingMessage, ServerResponse } from 'node:http';
import { Call } from './call.ts';
import { callLine, outcomeOf } from './line.ts';
import type { Metrics } from './metrics.ts';

export interface Calls {
  /** Follows a request until its response is closed; then its line is written and it is counted. */
  begin(request: IncomingMessage, response: ServerResponse): Call;
}

export interface CallsOptions {
  readonly metrics: Metrics;
  readonly write: (line: Record<string, unknown>) => void;
}

export function createCalls({ metrics, write }: CallsOptions): Calls {
  return {
    begin: (request, response) => {
      const call = new Call(request);
      metrics.begin();
      response.once('close', () => {
        metrics.end(call, response.statusCode, outcomeOf(call, response));
        write(callLine(call, response));
      });
      return call;
    },
  };
}
