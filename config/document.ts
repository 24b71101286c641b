import { isAlias, isMap, isPair, isScalar, isSeq, type Document, type Node, type Pair } from 'yaml';
import type { Path, Position, Problem, Range } from './problem.ts';
import { Lines } from './yaml/lines.ts';
import { problemsOf, readYaml, type YamlReading } from './yaml/read.ts';
import { splice } from './yaml/splice.ts';

/** A node of the text that a path leads to, with its key when it is a mapping's value. */
export interface Located {
  readonly node: Node | null;
  readonly pair: Pair<Node, Node | null> | undefined;
  /** The way led through an alias or a `<<` merge: the node stands elsewhere and serves others too. */
  readonly isShared: boolean;
}

const EMPTY: ReadonlyMap<string, Pair<Node, Node | null>> = new Map();

/**
 * A config.yaml as text, plain value and places.
 * Values are read as LiteLLM reads them: YAML 1.1, anchors and `<<` resolved, the last of duplicate keys.
 */
export class ConfigDocument {
  readonly text: string;
  /** Plain JavaScript, or undefined when the text is too broken or too large to be read. Never change it. */
  readonly value: unknown;
  /** What is wrong with the YAML itself. */
  readonly problems: readonly Problem[];
  private readonly lines: Lines;
  private reading: YamlReading | undefined;
  private readonly keys = new WeakMap<Node, ReadonlyMap<string, Pair<Node, Node | null>>>();

  constructor(text: string, reading: YamlReading) {
    this.text = text;
    this.lines = new Lines(text);
    this.reading = reading;
    this.value = reading.value;
    this.problems = problemsOf(reading.faults, this.lines);
  }

  get yaml(): Document.Parsed | undefined {
    return this.read().yaml;
  }

  /**
   * The document that this one becomes when its text changes; the part of the text that changed is read, and the rest is taken over. Untouched
   * items of lists in `value` stay the same objects. Nodes are moved, not copied: this document reads its own text again when it is asked
   * for them once more.
   */
  changeTo(text: string): ConfigDocument {
    if (text === this.text) return this;
    const reading = splice(this.read(), this.text, text);
    if (reading === undefined) return parseConfig(text);
    this.reading = undefined;
    return new ConfigDocument(text, reading);
  }

  positionAt(offset: number): Position {
    return this.lines.positionAt(offset);
  }

  range(start: number, end: number): Range {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }

  /** The node that a path leads to, through aliases and merges; undefined when there is none. */
  locate(path: Path): Located | undefined {
    let at: Located | undefined = { node: this.yaml?.contents ?? null, pair: undefined, isShared: false };
    for (const step of path) {
      at = this.step(at, step);
      if (at === undefined) return undefined;
    }
    return at;
  }

  nodeAt(path: Path): Node | null | undefined {
    return this.locate(path)?.node;
  }

  /** Where the value at a path stands; of its key when the value is empty, of the nearest parent when there is no such path. */
  rangeOf(path: Path): Range {
    const found = this.locate(path);
    if (found === undefined) return path.length === 0 ? this.range(0, 0) : this.rangeOf(path.slice(0, -1));
    const range = found.node?.range;
    if (range && range[1] > range[0]) return this.range(range[0], range[1]);
    return path.length === 0 ? this.range(0, 0) : this.keyRangeOf(path);
  }

  /** Where the key of a path stands; of the value for an item of a list. */
  keyRangeOf(path: Path): Range {
    const range = this.locate(path)?.pair?.key.range;
    if (range) return this.range(range[0], range[1]);
    const own = this.locate(path)?.node?.range;
    return own ? this.range(own[0], own[1]) : this.rangeOf(path.slice(0, -1));
  }

  /** The path of the innermost key or item around an offset. */
  pathAt(offset: number): Path {
    const path: (string | number)[] = [];
    let node: Node | null = this.yaml?.contents ?? null;
    for (;;) {
      if (isSeq(node)) {
        const index: number = node.items.findLastIndex((item) => startOf(item as Node | Pair) <= offset);
        if (index < 0) return path;
        path.push(index);
        node = node.items[index] as Node;
      } else if (isMap(node)) {
        const pair: Pair<Node, Node | null> | undefined = (node.items as Pair<Node, Node | null>[]).findLast(
          (item) => startOf(item) <= offset,
        );
        if (pair === undefined) return path;
        path.push(keyText(pair));
        node = pair.value;
      } else return path;
    }
  }

  private read(): YamlReading {
    return (this.reading ??= readYaml(this.text));
  }

  private step(at: Located, step: string | number): Located | undefined {
    const node = isAlias(at.node) ? this.read().aliases.get(at.node) : at.node;
    const isShared = at.isShared || isAlias(at.node);
    if (isSeq(node)) {
      const item = typeof step === 'number' ? (node.items[step] as Node | undefined) : undefined;
      return item === undefined ? undefined : { node: item, pair: undefined, isShared };
    }
    if (!isMap(node)) return undefined;
    const pair = this.keysOf(node).get(String(step));
    if (pair) return { node: pair.value, pair, isShared };
    const merged = this.keysOf(node).get('<<')?.value;
    return merged ? this.stepIntoMerge(merged, step) : undefined;
  }

  private stepIntoMerge(merged: Node, step: string | number): Located | undefined {
    const sources = isSeq(merged) ? (merged.items as Node[]) : [merged];
    for (const node of sources) {
      const found = this.step({ node, pair: undefined, isShared: true }, step);
      if (found) return { ...found, isShared: true };
    }
    return undefined;
  }

  private keysOf(map: Node): ReadonlyMap<string, Pair<Node, Node | null>> {
    if (!isMap(map)) return EMPTY;
    const known = this.keys.get(map);
    if (known) return known;
    const made = new Map((map.items as Pair<Node, Node | null>[]).map((pair) => [keyText(pair), pair]));
    this.keys.set(map, made);
    return made;
  }
}

/** The key of a pair as text, as it appears in a Path. */
export function keyText({ key }: Pair<Node, Node | null>): string {
  if (!isScalar(key)) return String(key);
  // The parser stands a symbol for the merge key.
  return typeof key.value === 'symbol' ? '<<' : String(key.value);
}

const startOf = (item: Node | Pair): number =>
  (isPair(item) ? (item.key as Node).range?.[0] : item.range?.[0]) ?? Number.MAX_SAFE_INTEGER;

/** Reads a config.yaml. Never throws; bounded in time and memory whatever the text is. */
export function parseConfig(text: string): ConfigDocument {
  return new ConfigDocument(text, readYaml(text));
}
