import { traceIdOf } from '../calls/line.ts';
import type { Call } from '../calls/call.ts';
import { endToEnd, leavingOut } from '../http/headers.ts';

/**
 * What a client may not say to LiteLLM: a call id of its own would become the key of a spend row, and the other undoes the
 * operator's redaction of logged messages.
 */
const NOT_FROM_CLIENTS = ['x-litellm-call-id', 'litellm-disable-message-redaction'];
const NOT_SENT_ON = leavingOut(NOT_FROM_CLIENTS);

/** A request's headers as LiteLLM gets them: those of the connection left out, our call id and its trace added. */
export function askHeaders(call: Call): string[] {
  const headers = endToEnd(call.request.rawHeaders, NOT_SENT_ON);
  headers.push('x-litellm-call-id', call.id);
  if (call.request.headers['x-litellm-trace-id'] === undefined)
    headers.push('x-litellm-trace-id', traceIdOf(call));
  return headers;
}

/** What belongs to the body that a client sent and not to the one that we write. */
const OF_THE_BODY = leavingOut([
  ...NOT_FROM_CLIENTS,
  'content-length',
  'content-type',
  'content-encoding',
  'content-md5',
  'accept-encoding',
  'accept',
  'digest',
]);

/** The same for a request that we write anew, with a JSON body. */
export function ownAskHeaders(call: Call): string[] {
  const headers = endToEnd(call.request.rawHeaders, OF_THE_BODY);
  headers.push('x-litellm-call-id', call.id, 'content-type', 'application/json');
  if (call.request.headers['x-litellm-trace-id'] === undefined)
    headers.push('x-litellm-trace-id', traceIdOf(call));
  return headers;
}
