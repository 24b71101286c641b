import { isAlias, isCollection, isMap, isPair, isSeq, type Alias, type Node, type Pair } from 'yaml';
import { MAX_ALIASED_VALUES, MAX_SHARED } from './limits.ts';
import type { Survey } from './survey.ts';

/** A node that makes the whole text unreadable, and why. */
export interface BadNode {
  readonly at: Node | null;
  readonly rule: 'yaml-alias' | 'yaml-syntax';
  readonly message: string;
}

const rule = 'yaml-alias';
const UNKNOWN = 'This alias names no anchor that stands before it';
const CYCLIC = 'This alias stands for something that it is itself a part of';
const NO_KEY = 'A key must be a text, not a list or a mapping';
const NO_MAPPING = 'Only mappings can be merged into a mapping with "<<"';
const TOO_MANY = 'The aliases in this file multiply into far too many values';

/**
 * The first alias, merge or key that has no value to be read, in Python neither. Sizes are counted, not built, each node once: a few lines of
 * aliases of aliases can stand for more values than there is memory.
 */
export function badNode({ aliases, anchorCount, merges, complexKeys }: Survey): BadNode | undefined {
  const sizes = new Map<Node, number>();
  const open = new Set<Node>();
  let bad: BadNode | undefined;

  const sizeOfAlias = (alias: Alias): number => {
    const target = aliases.get(alias);
    if (target === undefined) bad ??= { at: alias, rule, message: UNKNOWN };
    else if (open.has(target)) bad ??= { at: alias, rule, message: CYCLIC };
    else return sizeOf(target);
    return 0;
  };
  const sizeOf = (node: Node | null): number => {
    if (node === null) return 0;
    if (isAlias(node)) return sizeOfAlias(node);
    if (!isCollection(node)) return 1;
    const known = sizes.get(node);
    if (known !== undefined) return known;
    open.add(node);
    let size = 1;
    for (const item of node.items as (Node | Pair<Node, Node | null>)[])
      size += isPair(item) ? sizeOf(item.key) + sizeOf(item.value) : sizeOf(item);
    open.delete(node);
    sizes.set(node, size);
    return size;
  };

  const [key] = complexKeys;
  if (key) return { at: key, rule: 'yaml-syntax', message: NO_KEY };
  let added = 0;
  let shared = anchorCount;
  for (const alias of aliases.keys()) {
    added += sizeOfAlias(alias);
    shared += 1;
    if (added > MAX_ALIASED_VALUES || shared > MAX_SHARED) bad ??= { at: alias, rule, message: TOO_MANY };
    if (bad) return bad;
  }
  const meant = (node: unknown): unknown => (isAlias(node) ? aliases.get(node) : node);
  const isMergeable = (node: Node | null): boolean => {
    const source = meant(node);
    return isMap(source) || (isSeq(source) && source.items.every((item) => isMap(meant(item))));
  };
  const at = merges.find((source) => !isMergeable(source));
  return at === undefined ? undefined : { at, rule, message: NO_MAPPING };
}
