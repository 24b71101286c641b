import { diffLines, type Hunk } from './line-diff.ts';

/** Lines with their breaks, so that joining them gives the text again. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

interface Change extends Hunk {
  readonly lines: readonly string[];
}

const changesOf = (base: readonly string[], text: string): readonly Change[] => {
  const lines = linesOf(text);
  return diffLines(base, lines).map((hunk) => ({ ...hunk, lines: lines.slice(hunk.bStart, hunk.bEnd) }));
};

/** Changes that touch leave it open which comes first, so they count as meeting. */
const meet = (a: Change, b: Change): boolean => a.aStart <= b.aEnd && b.aStart <= a.aEnd;

const isSame = (a: Change, b: Change): boolean =>
  a.aStart === b.aStart && a.aEnd === b.aEnd && a.lines.join('') === b.lines.join('');

/** Both changes of one text, made by two people, in one; null when they touch the same lines differently. */
export function mergeTexts(base: string, mine: string, theirs: string): string | null {
  const lines = linesOf(base);
  const own = changesOf(lines, mine);
  const others = changesOf(lines, theirs).filter((change) => !own.some((each) => isSame(each, change)));
  if (others.some((change) => own.some((each) => meet(each, change)))) return null;
  let result = '';
  let at = 0;
  for (const change of [...own, ...others].sort((a, b) => a.aStart - b.aStart)) {
    result += lines.slice(at, change.aStart).join('') + change.lines.join('');
    at = change.aEnd;
  }
  return result + lines.slice(at).join('');
}
