import { isMap, isSeq } from 'yaml';
import type { ConfigDocument } from '../document.ts';
import type { Path } from '../problem.ts';
import { contentEnd, isFlow, type Item, sharedAnchor, startOf } from './nodes.ts';
import { edited, type EditResult, lineStart, nextLine, refused, replace } from './text.ts';

/** Lines of comment that stand directly above, at the same indentation. */
export function attachedCommentStart(text: string, start: number, column: number): number {
  let from = start;
  while (from > 0) {
    const above = lineStart(text, from - 1);
    const line = text.slice(above, from);
    if (!/^ *#/.test(line) || line.search(/#/) !== column) return from;
    from = above;
  }
  return from;
}

function removeFromFlow(text: string, items: readonly Item[], index: number): EditResult {
  const item = items[index];
  const next = items[index + 1];
  const previous = items[index - 1];
  if (!item) return edited();
  if (next) return edited(replace(startOf(item), startOf(next), ''));
  if (previous) return edited(replace(contentEnd(text, previous), contentEnd(text, item), ''));
  return edited(replace(startOf(item), contentEnd(text, item), ''));
}

/** Whole lines, or what stands of the item on a line that it shares with a dash. */
function removeFromBlock(text: string, items: readonly Item[], index: number, empty: string): EditResult {
  const item = items[index];
  if (!item) return edited();
  // An item of a list begins behind its dash.
  const start =
    empty === '[]'
      ? text.lastIndexOf('-', startOf(item) - (text.startsWith('-', startOf(item)) ? 0 : 1))
      : startOf(item);
  const end = contentEnd(text, item);
  // Deeper than the dash stood: a list may be flush with its key, a bracket may not.
  if (items.length === 1) return edited(replace(start, end, empty === '[]' ? '  []' : empty));
  const line = lineStart(text, start);
  const isFirstOnLine = text.slice(line, start).trim() === '';
  if (!isFirstOnLine) {
    const rest = nextLine(text, end);
    const indent = /^[ ]*/.exec(text.slice(rest))?.[0].length ?? 0;
    return edited(replace(start, rest + indent, ''));
  }
  const from = attachedCommentStart(text, line, start - line);
  const to = nextLine(text, end);
  const isUnended = to === text.length && !text.endsWith('\n');
  return edited(replace(isUnended && from > 0 ? from - (text[from - 2] === '\r' ? 2 : 1) : from, to, ''));
}

/** Takes a key or an item out, with the comment that stands directly above it; a collection left empty stays as `[]` or `{}`. */
export function removeValue(document: ConfigDocument, path: Path): EditResult {
  const found = document.locate(path);
  if (found === undefined || path.length === 0) return edited();
  if (found.isShared) return refused('This value is shared through an anchor: edit it in the YAML');
  const parent = document.nodeAt(path.slice(0, -1));
  const step = path.at(-1);
  if (!isSeq(parent) && !isMap(parent))
    return refused('This value is shared through an anchor: edit it in the YAML');
  const items = parent.items as Item[];
  const index = isSeq(parent) ? Number(step) : items.indexOf(found.pair as Item);
  const item = items[index];
  const anchor = item && sharedAnchor(document, item);
  if (anchor !== undefined) return refused(`Other places use the anchor in here: "&${anchor}"`);
  if (isFlow(parent)) return removeFromFlow(document.text, items, index);
  return removeFromBlock(document.text, items, index, isSeq(parent) ? '[]' : '{}');
}
