import type { ServerResponse } from 'node:http';

/** How long a client may go on sending what nobody wants; nginx's `lingering_time`. */
const LINGER_MS = 30_000;

/**
 * Ends an answer whose request is still on its way, and with it the connection, as the rest would be taken for the next request. What
 * comes meanwhile is thrown away: a connection that is closed with unread bytes is reset, which takes the answer from a client that
 * sends all before it reads (RFC 9112 section 9.6).
 * @param text the body; its length has been stated
 */
export function endUnread(response: ServerResponse, text: string): void {
  const { req: request } = response;
  response.setHeader('connection', 'close');
  // Who waits for "100 Continue" sends nothing more.
  if (request.complete || request.headers.expect !== undefined) {
    response.end(text);
    return;
  }
  response.write(text);
  const end = (): void => void response.end();
  const lingering = setTimeout(end, LINGER_MS);
  response.once('close', () => clearTimeout(lingering));
  request.once('end', end);
  request.resume();
}
