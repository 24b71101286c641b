import type { Position } from '../problem.ts';

/** Turns offsets into lines and columns, both from 1; `\n`, `\r\n` and a lone `\r` end a line. */
export class Lines {
  private readonly starts: number[] = [0];

  constructor(text: string) {
    if (text.includes('\r')) {
      for (const { 0: end, index } of text.matchAll(/\r\n?|\n/g)) this.starts.push(index + end.length);
    } else {
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
    }
  }

  positionAt(offset: number): Position {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { offset, line: low + 1, column: offset - (this.starts[low] ?? 0) + 1 };
  }
}
