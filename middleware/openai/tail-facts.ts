import type { Call } from '../calls/call.ts';

/** The id stands in the first bytes of an answer, its usage in the last. */
const HEAD_BYTES = 256;
const TAIL_BYTES = 2_048;

/** Reads what the log tells of an answer from its first and last bytes, without parsing it. */
export class TailFacts {
  private first: Buffer | undefined;
  private beforeLast: Buffer | undefined;
  private last: Buffer | undefined;

  add(piece: Buffer): void {
    this.first ??= piece;
    this.beforeLast = this.last;
    this.last = piece;
  }

  tell(call: Call): void {
    const { first, beforeLast, last } = this;
    if (!first || !last) return;
    call.responseId ??= /"id":\s?"([^"\\]{1,128})"/.exec(first.toString('latin1', 0, HEAD_BYTES))?.[1];
    let tail = tailOf(last);
    if (tail.length < TAIL_BYTES && beforeLast) tail = tailOf(beforeLast) + tail;
    call.tokensIn ??= lastNumber(tail, '"prompt_tokens":');
    call.tokensOut ??= lastNumber(tail, '"completion_tokens":');
  }
}

const tailOf = (bytes: Buffer): string => bytes.toString('latin1', Math.max(0, bytes.length - TAIL_BYTES));

function lastNumber(text: string, name: string): number | undefined {
  const at = text.lastIndexOf(name);
  if (at === -1) return undefined;
  const number = Number.parseInt(text.slice(at + name.length, at + name.length + 20), 10);
  return Number.isNaN(number) ? undefined : number;
}
