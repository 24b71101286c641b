import type { ServerResponse } from 'node:http';
import type { Call } from '../calls/call.ts';
import { endUnread } from '../http/end-unread.ts';
import type { BedrockError } from './error.ts';

/** An error as Bedrock's clients read it. */
export function sendBedrockError(response: ServerResponse, call: Call, error: BedrockError): void {
  if (response.destroyed) return;
  const text = JSON.stringify(error.body);
  for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value);
  response.setHeader('content-type', 'application/json');
  response.setHeader('content-length', Buffer.byteLength(text));
  response.setHeader('x-amzn-requestid', call.id);
  response.setHeader('x-litellm-call-id', call.id);
  response.statusCode = error.status;
  if (error.status === 413) endUnread(response, text);
  else response.end(text);
}
