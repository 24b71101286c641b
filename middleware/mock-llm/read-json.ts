import { isUtf8 } from 'node:buffer';
import { invalid } from '../refusal.ts';
import { type Fields, isFields } from './fields.ts';

/** What answers are made by recursion from, so that no body can exhaust the stack. */
const MAX_DEPTH = 100;
/** Millions of tiny values take many times their text in memory. */
const MAX_VALUES = 1_000_000;

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
/** `[` and `{`. */
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * A body's JSON object; an empty body is an empty one.
 * @throws Refusal `invalid`
 */
export function readJson(bytes: Buffer): Fields {
  if (bytes.length === 0) return {};
  if (!isUtf8(bytes)) throw invalid('body', 'The request’s body is not UTF-8.');
  limitShape(bytes);
  const body = parse(bytes.toString());
  if (!isFields(body)) throw invalid('body', 'The request’s body must be a JSON object.');
  return body;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid('body', `The request’s body is not JSON: ${(cause as Error).message}`);
  }
}

/** Looks at the text, as the parser would already take the memory. */
function limitShape(bytes: Buffer): void {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const sign = bytes[at] ?? 0;
    if (sign === QUOTE) at = endOfString(bytes, at + 1);
    else if (sign === COMMA) values += 1;
    else if (CLOSING.has(sign)) depth -= 1;
    else if (OPENING.has(sign)) {
      depth += 1;
      values += 1;
    }
    if (depth > MAX_DEPTH) throw invalid('body', `The request’s body is nested more than ${MAX_DEPTH} deep.`);
    if (values > MAX_VALUES) throw invalid('body', `The request’s body has more than ${MAX_VALUES} values.`);
  }
}

/** Where a string's closing quote is; the end of the text when there is none. */
function endOfString(bytes: Buffer, start: number): number {
  for (let from = start; ;) {
    const quote = bytes.indexOf(QUOTE, from);
    if (quote < 0) return bytes.length;
    let before = quote;
    while (bytes[before - 1] === BACKSLASH) before -= 1;
    if ((quote - before) % 2 === 0) return quote;
    from = quote + 1;
  }
}
