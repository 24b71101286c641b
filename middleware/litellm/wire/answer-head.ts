import { NOT_IN_VALUE, TOKEN } from './field.ts';
import { type BodyEnd, Framing } from './framing.ts';
import { badAnswer } from './wire-error.ts';

export interface AnswerHead {
  readonly status: number;
  readonly statusText: string;
  /** Name, value, name, value, … as they came, bytes as latin1. */
  readonly headers: string[];
  readonly bodyEnd: BodyEnd;
  /** How long the connection may stay idle after this answer; 0 when it ends with it. */
  readonly idleMs: number;
}

/** RFC 9112 section 4; the blank before an empty reason is often left out. */
const STATUS_LINE = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: ([\t\x20-\x7e\x80-\xff]*))?$/;
const SPACE = 0x20;
const TAB = 0x09;

const isBlank = (code: number): boolean => code === SPACE || code === TAB;

/**
 * Reads the head of an answer: status line and headers, without the empty line behind them. Folded headers and lone line feeds are
 * refused: no server of today writes them.
 * @param method of the request, as some have answers without a body
 * @throws WireError LITELLM_BAD_ANSWER
 */
export function readHead(text: string, method: string): AnswerHead {
  let at = text.indexOf('\r\n');
  const line = STATUS_LINE.exec(at === -1 ? text : text.slice(0, at));
  if (!line) throw badAnswer('The answer does not begin with a status line of HTTP/1.1.');
  const headers: string[] = [];
  const framing = new Framing();
  while (at !== -1) {
    const start = at + 2;
    at = text.indexOf('\r\n', start);
    const colon = text.indexOf(':', start);
    const name = text.slice(start, Math.max(colon, start));
    const value = trimmed(text, colon + 1, at === -1 ? text.length : at);
    // A line without a colon has found that of a later line, and so a line end in its name.
    if (!TOKEN.test(name) || NOT_IN_VALUE.test(value)) throw badAnswer('A header of the answer is none.');
    headers.push(name, value);
    framing.note(name, value);
  }
  const status = Number(line[2]);
  const isOld = line[1] === '0';
  const bodyEnd = framing.bodyEnd(method, status, isOld);
  return {
    status,
    statusText: line[3] ?? '',
    headers,
    bodyEnd,
    idleMs: bodyEnd !== 'close' && framing.isKept(isOld) ? Math.max(framing.idleMs, 0) : 0,
  };
}

function trimmed(text: string, from: number, to: number): string {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
