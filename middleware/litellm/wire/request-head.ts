import type { Ask } from './ask.ts';
import { NOT_IN_VALUE, TOKEN } from './field.ts';

/** No blanks, no line ends: what follows the path is ours to say. */
const NOT_IN_PATH = /[^\x21-\x7e\x80-\xff]/;
const DIGITS = /^\d{1,15}$/;
/** Methods that mean something even with an empty body, so that its length is said (RFC 9110 section 8.6). */
const SAYS_LENGTH = /^(POST|PUT|PATCH)$/;

export interface RequestHeadOptions {
  /** Where no `host` is among the headers. */
  readonly host: string;
  /** Of the whole body; undefined for a stream, which says it in its headers or goes out in chunks. */
  readonly bodyBytes: number | undefined;
}

/**
 * Head of a request as it goes out, latin1, with the empty line behind it. Headers stay in their order and writing; how long the body is,
 * is ours to say.
 * @throws TypeError for what would not arrive as one request, such as a line end in a header: a bug of the caller, who got all this from a parser
 */
export function requestHead({ method, path, headers }: Ask, { host, bodyBytes }: RequestHeadOptions): string {
  if (!TOKEN.test(method) || method === 'CONNECT') throw new TypeError('No method for a request to LiteLLM.');
  if (!path.startsWith('/') || NOT_IN_PATH.test(path))
    throw new TypeError('No path for a request to LiteLLM.');
  let hasHost = false;
  let hasLength = false;
  let lines = '';
  for (let at = 0; at < headers.length; at += 2) {
    const name = headers[at] ?? '';
    let value = headers[at + 1] ?? '';
    if (!TOKEN.test(name) || NOT_IN_VALUE.test(value))
      throw new TypeError('No header for a request to LiteLLM.');
    // By length first: nearly all headers are none of these.
    if (name.length === 4) hasHost ||= name.toLowerCase() === 'host';
    else if (name.length === 14 && name.toLowerCase() === 'content-length') {
      if (hasLength) throw new TypeError('Two lengths for a request to LiteLLM.');
      hasLength = true;
      value = bodyBytes === undefined ? value : String(bodyBytes);
    } else if (name.length === 17 && name.toLowerCase() === 'transfer-encoding') continue;
    lines += `${name}: ${value}\r\n`;
  }
  if (!hasLength && bodyBytes === undefined) lines += 'transfer-encoding: chunked\r\n';
  else if (!hasLength && (bodyBytes || SAYS_LENGTH.test(method))) lines += `content-length: ${bodyBytes}\r\n`;
  return `${method} ${path} HTTP/1.1\r\n${hasHost ? '' : `host: ${host}\r\n`}${lines}\r\n`;
}

/** The length that a stream says of itself; undefined when it does not. @throws TypeError when it is none */
export function statedLength(headers: readonly string[]): number | undefined {
  for (let at = 0; at < headers.length; at += 2) {
    if ((headers[at] ?? '').toLowerCase() !== 'content-length') continue;
    const value = headers[at + 1] ?? '';
    if (!DIGITS.test(value)) throw new TypeError('No length for a request to LiteLLM.');
    return Number(value);
  }
  return undefined;
}
