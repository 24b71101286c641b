import type { IncomingMessage } from 'node:http';
import type { Body, Exchange } from './exchange.ts';
import { type Refusal, refusal } from './refusal.ts';

/** Room for a prompt with pictures in it; it lies in memory whole. */
const BODY_LIMIT = 32 * 1024 * 1024;
/** As deep as LiteLLM's own reader goes; writing what is deeper again would overflow the stack. */
const DEPTH_LIMIT = 1_024;

/**
 * The request's JSON object; empty for a request without a body.
 * @throws Refusal 400 for anything else, 413 for too much
 */
export async function readBody({ request }: Exchange): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) throw tooLarge();
  const bytes = await bytesOf(request);
  if (bytes.length === 0) return {};
  const text = textOf(bytes);
  if (text === undefined || isTooDeep(bytes)) throw notJson();
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Body;
  } catch {
    // Told below, without a word of what was sent.
  }
  throw notJson();
}

/** What comes after too much is dropped and not stopped: a client that still sends would not hear the answer. */
function bytesOf(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= BODY_LIMIT) chunks.push(chunk);
      else {
        chunks = [];
        reject(tooLarge());
      }
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
  });
}

function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPENS: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSES: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** Looks at the bytes outside of strings only; of what is no JSON the parser tells. */
function isTooDeep(bytes: Buffer): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (isText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) isText = true;
    else if (OPENS.has(byte)) {
      depth += 1;
      if (depth > DEPTH_LIMIT) return true;
    } else if (CLOSES.has(byte)) depth -= 1;
  }
  return false;
}

const tooLarge = (): Refusal => refusal(413, 'invalid_request_error', 'The request body is too large.');
const notJson = (): Refusal =>
  refusal(
    400,
    'invalid_request_error',
    'Invalid JSON payload: the body is not a JSON object.',
    'request_body',
  );
