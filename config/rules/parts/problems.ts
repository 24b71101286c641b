import type { ConfigDocument } from '../../document.ts';
import { lineEnd } from '../../edits/text.ts';
import type { Fix, Problem, Range, Severity } from '../../problem.ts';
import { MAX_PROBLEMS } from '../../yaml/limits.ts';
import type { Finding } from '../rule.ts';

export interface Found {
  readonly rule: string;
  readonly finding: Finding;
}

interface Placed extends Found {
  readonly range: Range;
}

/** Fixes worked out at a time: nobody clicks more before the next keystroke. */
const MAX_FIXES = 100;

const GRAVITY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** A place on one line: of a value over many lines its key, or its first line. */
function placeOf(document: ConfigDocument, { path, at }: Finding): Range {
  const range = at === 'key' ? document.keyRangeOf(path) : document.rangeOf(path);
  if (range.start.line === range.end.line) return range;
  const key = document.keyRangeOf(path);
  if (key.start.line === key.end.line) return key;
  const end = Math.max(lineEnd(document.text, key.start.offset), key.start.offset);
  return document.range(key.start.offset, end);
}

function fixOf(document: ConfigDocument, { fix, path }: Finding): Fix | undefined {
  if (fix === undefined) return undefined;
  const result = fix.edit(document, path);
  if (result.kind === 'refused' || result.edits.length === 0) return undefined;
  return { title: fix.title, edits: result.edits };
}

/** One problem a place: the most severe, of equals the first. */
function onePerPlace(placed: readonly Placed[]): readonly Placed[] {
  const best = new Map<string, Placed>();
  for (const one of placed) {
    const place = `${one.range.start.offset}-${one.range.end.offset}`;
    const held = best.get(place);
    if (held === undefined || GRAVITY[one.finding.severity] < GRAVITY[held.finding.severity])
      best.set(place, one);
  }
  return [...best.values()];
}

const byPlace = (a: { readonly range: Range }, b: { readonly range: Range }): number =>
  a.range.start.offset - b.range.start.offset || a.range.end.offset - b.range.end.offset;

/**
 * The reader's problems and those found, placed, one a place, in the order of the text.
 * @param end offset from which on nothing that was found counts
 */
export function toProblems(
  document: ConfigDocument,
  found: readonly Found[],
  end: number,
): readonly Problem[] {
  const placed = found
    .map((one) => ({ ...one, range: placeOf(document, one.finding) }))
    .filter(({ range }) => range.start.offset < end);
  const shown = [...onePerPlace(placed)].sort(byPlace).slice(0, MAX_PROBLEMS);
  const problems = shown.map(({ rule, finding, range }, index): Problem => {
    const fix = index < MAX_FIXES ? fixOf(document, finding) : undefined;
    const { severity, message, path } = finding;
    return { severity, rule, message, path, range, ...(fix && { fix }) };
  });
  return [...firstPerStart(document.problems), ...problems].sort(byPlace).slice(0, MAX_PROBLEMS);
}

/** The parser may stumble several times over one place. */
function firstPerStart(problems: readonly Problem[]): readonly Problem[] {
  const starts = new Set<number>();
  return problems.filter(({ range: { start } }) => starts.size < starts.add(start.offset).size);
}
