import type { IncomingMessage } from 'node:http';

const BEARER = /^Bearer\s+(\S+)\s*$/i;

/** Where LiteLLM looks for a key, in its order. */
const PLAIN_HEADERS = ['x-litellm-api-key', 'api-key', 'x-api-key'] as const;

/** The caller's key or token as LiteLLM would take it; undefined when there is none. */
export function apiKeyOf({ headers }: IncomingMessage): string | undefined {
  const first = headers['x-litellm-api-key'];
  if (typeof first === 'string' && first !== '') return first.replace(/^Bearer\s+/i, '');
  const bearer = BEARER.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  for (const name of PLAIN_HEADERS) {
    const value = headers[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}
