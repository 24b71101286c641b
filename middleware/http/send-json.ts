import type { ServerResponse } from 'node:http';
import { endUnread } from './end-unread.ts';

/** A whole JSON answer; headers set before on the response stay. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.setHeader('content-length', Buffer.byteLength(text));
  if (status === 413) endUnread(response, text);
  else response.end(text);
}
