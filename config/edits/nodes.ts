import { isAlias, isCollection, isMap, isPair, isScalar, isSeq, type Node, type Pair, visit } from 'yaml';
import type { ConfigDocument } from '../document.ts';

export type Item = Node | Pair<Node, Node | null>;

export const isFlow = (node: Node | null): boolean => isCollection(node) && node.flow === true;

export const startOf = (item: Item): number => (isPair(item) ? item.key.range?.[0] : item.range?.[0]) ?? 0;

/** Where the text of a node ends, without trailing comments and blank lines. */
export function contentEnd(text: string, item: Item | null): number {
  if (item === null) return 0;
  if (isPair(item)) {
    const key = item.key.range?.[1] ?? 0;
    const end = item.value === null ? 0 : contentEnd(text, item.value);
    if (end > key) return end;
    const colon = text.indexOf(':', key);
    return colon < 0 ? key : colon + 1;
  }
  const range = item.range;
  if (!range) return 0;
  if (isFlow(item) || isAlias(item)) return range[1];
  if (isMap(item) || isSeq(item))
    return contentEnd(text, (item.items.at(-1) ?? null) as Item | null) || range[1];
  let end = range[1];
  if (isScalar(item) && end > range[0]) while (end > range[0] && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

/** An anchor inside this item that something outside of it uses. */
export function sharedAnchor(document: ConfigDocument, item: Item): string | undefined {
  const inside = new Set<string>();
  visit(item as Node, {
    Node: (_key, node) => {
      if ('anchor' in node && node.anchor) inside.add(node.anchor);
    },
  });
  if (inside.size === 0 || document.yaml === undefined) return undefined;
  const start = startOf(item);
  const end = contentEnd(document.text, item);
  let found: string | undefined;
  visit(document.yaml, {
    Alias: (_key, alias) => {
      const at = alias.range?.[0] ?? 0;
      if ((at >= start && at < end) || !inside.has(alias.source)) return undefined;
      found = alias.source;
      return visit.BREAK;
    },
  });
  return found;
}
