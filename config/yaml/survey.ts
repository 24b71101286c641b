import {
  type Alias,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
} from 'yaml';

/** A node, or a pair of a mapping. */
type Item = Node | Pair | null;

/** What one walk through the nodes finds. */
export interface Survey {
  /** Each alias with what it stands for: the last anchor of its name that stands before it. */
  readonly aliases: ReadonlyMap<Alias, Node | undefined>;
  readonly anchorCount: number;
  /** What stands behind each `<<`. */
  readonly merges: readonly (Node | null)[];
  /** Keys that are no text, number or the like. */
  readonly complexKeys: readonly Node[];
  /** Keys that their mapping has already. */
  readonly duplicates: readonly Node[];
}

/** Walks through nodes in the order of the text. Depth is bounded by the parser. */
export function survey(root: Item): Survey {
  const aliases = new Map<Alias, Node | undefined>();
  const anchors = new Map<string, Node>();
  const duplicates: Node[] = [];
  const complexKeys: Node[] = [];
  let anchorCount = 0;
  const merges: (Node | null)[] = [];

  const walk = (item: Item): void => {
    if (item === null) return;
    if (isPair(item)) {
      walk(item.key as Item);
      walk(item.value as Item);
      return;
    }
    if (isAlias(item)) {
      aliases.set(item, anchors.get(item.source));
      return;
    }
    const { anchor } = item as { anchor?: string };
    if (anchor) {
      anchorCount += 1;
      anchors.set(anchor, item);
    }
    if (isSeq(item)) for (const inner of item.items) walk(inner as Item);
    else if (isMap(item)) {
      const keys = new Set<unknown>();
      for (const pair of item.items) {
        const key = pair.key as Node;
        const name = isScalar(key) ? key.value : key;
        if (isCollection(isAlias(key) ? anchors.get(key.source) : key)) complexKeys.push(key);
        if (keys.has(name)) duplicates.push(key);
        keys.add(name);
        // The parser stands a symbol of its own for each merge key.
        if (typeof name === 'symbol') merges.push(pair.value as Node | null);
        walk(pair);
      }
    }
  };
  walk(root);
  return { aliases, anchorCount, merges, complexKeys, duplicates };
}
