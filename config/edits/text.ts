import type { TextEdit } from '../problem.ts';

/** What an edit of the document comes to. A refusal says why, in words for the operator, and changes nothing. */
export type EditResult =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'refused'; readonly reason: string };

export const edited = (...edits: readonly TextEdit[]): EditResult => ({ kind: 'edits', edits });
export const refused = (reason: string): EditResult => ({ kind: 'refused', reason });

export const replace = (start: number, end: number, text: string): TextEdit => ({ start, end, text });
export const insert = (at: number, text: string): TextEdit => ({ start: at, end: at, text });

/** Joins results in order; the first refusal wins. */
export function together(results: readonly EditResult[]): EditResult {
  const edits: TextEdit[] = [];
  for (const result of results) {
    if (result.kind === 'refused') return result;
    edits.push(...result.edits);
  }
  return { kind: 'edits', edits };
}

const inOrder = (edits: readonly TextEdit[]): readonly TextEdit[] =>
  [...edits].sort((a, b) => a.start - b.start || a.end - b.end);

/** The text with all edits made; they must not overlap. Edits at one place are made in the order given. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of inOrder(edits)) {
    if (edit.start < at) throw new RangeError('Text edits overlap.');
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** The edits that undo these, counted in the text that they lead to. */
export function invertEdits(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0;
  return inOrder(edits).map(({ start, end, text: inserted }) => {
    const at = start + shift;
    shift += inserted.length - (end - start);
    return { start: at, end: at + inserted.length, text: text.slice(start, end) };
  });
}

/** Offset at which the line around `at` begins. */
export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Offset of the line break that ends the line around `at`, or the end of the text. */
export function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  if (found < 0) return text.length;
  return text[found - 1] === '\r' && found > at ? found - 1 : found;
}

/** Offset just behind the line break that ends the line around `at`. */
export function nextLine(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found + 1;
}

export const columnOf = (text: string, at: number): number => at - lineStart(text, at);

/** The line break that this text uses. */
export const newlineOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** How many spaces a level of this text is indented by: that of the first mapping inside a mapping; 2 when there is none. */
export function indentOf(text: string): number {
  let parent: number | undefined;
  for (const line of text.slice(0, 20_000).split(/\r?\n/)) {
    if (/^\s*(#|$)/.test(line)) continue;
    const column = /^(?: |- )*/.exec(line)?.[0].length ?? 0;
    const isItem = /^ *- /.test(line);
    if (parent !== undefined && !isItem && column > parent) return Math.min(column - parent, 8);
    parent = /:\s*(#.*)?$/.test(line) ? column : undefined;
  }
  return 2;
}
