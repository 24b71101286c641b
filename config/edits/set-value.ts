import { isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { ConfigDocument } from '../document.ts';
import type { Path } from '../problem.ts';
import { contentEnd, isFlow, type Item, sharedAnchor, startOf } from './nodes.ts';
import {
  isCollectionValue,
  renderBlock,
  renderFlow,
  renderKey,
  renderScalar,
  renderUnderKey,
} from './render.ts';
import {
  columnOf,
  edited,
  type EditResult,
  indentOf,
  insert,
  lineEnd,
  newlineOf,
  refused,
  replace,
} from './text.ts';

const SHARED =
  'This value is shared through an anchor: edit it in the YAML, or give this place a value of its own';

/** The value that a path's missing rest stands for: `['a', 'b']` and 1 make `{ a: { b: 1 } }`. */
const nested = (path: Path, value: unknown): unknown =>
  path.reduceRight<unknown>((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), value);

interface Style {
  readonly text: string;
  readonly step: number;
  readonly newline: string;
}

const styleOf = (text: string): Style => ({ text, step: indentOf(text), newline: newlineOf(text) });

function replaceNode(
  document: ConfigDocument,
  node: Node | null,
  pair: Pair<Node, Node | null> | undefined,
  value: unknown,
): EditResult {
  const { text, step, newline } = styleOf(document.text);
  const range = node?.range;
  if (!node || !range) return refused('This value cannot be edited here: edit it in the YAML');
  if (isCollectionValue(value) || !isScalar(node)) {
    const anchor = sharedAnchor(document, node);
    if (anchor !== undefined) return refused(SHARED);
  }
  const isBlockParent =
    pair !== undefined && (text.slice(pair.key.range?.[1], range[0]).includes(':') || range[1] === range[0]);
  const end = Math.max(contentEnd(text, node), range[0]);
  if (!isCollectionValue(value)) {
    const source = text.slice(range[0], end);
    const isInFlow = isInsideFlow(document, range[0]);
    const shown = renderScalar(value, isInFlow, isScalar(node) ? source : undefined);
    if (isScalar(node) && end === range[0])
      return edited(insert(range[0], `${/\s/.test(text[range[0] - 1] ?? ' ') ? '' : ' '}${shown}`));
    if (isScalar(node) || isAlias(node) || isFlow(node)) return edited(replace(range[0], end, shown));
    const start = pair ? text.indexOf(':', pair.key.range?.[1] ?? 0) + 1 : range[0];
    return edited(replace(start, end, pair ? ` ${shown}` : shown));
  }
  if (isInsideFlow(document, range[0]) || !pair || !isBlockParent)
    return edited(replace(range[0], end, spaced(text, range[0], renderFlow(value))));
  const colon = text.indexOf(':', pair.key.range?.[1] ?? 0) + 1;
  const anchor = 'anchor' in node && node.anchor ? ` &${node.anchor}` : '';
  const column = columnOf(text, pair.key.range?.[0] ?? 0);
  if (isFlow(node) && Object.keys(value).length > 0 && text.slice(range[0], end).length > 2)
    return edited(replace(range[0], end, renderFlow(value)));
  return edited(replace(colon, end, anchor + renderUnderKey(value, column, step, newline)));
}

const spaced = (text: string, at: number, shown: string): string =>
  /[\s[{,(]/.test(text[at - 1] ?? ' ') ? shown : ` ${shown}`;

/** Whether the node at an offset stands inside `[ ]` or `{ }`. */
function isInsideFlow(document: ConfigDocument, offset: number): boolean {
  const path = document.pathAt(offset);
  for (let length = 0; length < path.length; length += 1) {
    const node = document.nodeAt(path.slice(0, length));
    if (node && isFlow(node) && (node.range?.[0] ?? 0) < offset) return true;
  }
  return false;
}

function addToMap(document: ConfigDocument, map: Node, key: string, value: unknown): EditResult {
  const { text, step, newline } = styleOf(document.text);
  if (!isMap(map)) return refused('This is no mapping: edit it in the YAML');
  const last = map.items.at(-1) as Item | undefined;
  if (isFlow(map)) {
    const shown = `${renderKey(key)}: ${renderFlow(value)}`;
    if (!last) return edited(insert((map.range?.[0] ?? 0) + 1, ` ${shown} `));
    return edited(insert(contentEnd(text, last), `, ${shown}`));
  }
  const first = map.items[0] as Item | undefined;
  if (!first || !last) return refused('This mapping cannot be edited here: edit it in the YAML');
  const column = columnOf(text, startOf(first));
  const at = lineEnd(text, contentEnd(text, last));
  return edited(
    insert(
      at,
      `${newline}${' '.repeat(column)}${renderKey(key)}:${renderUnderKey(value, column, step, newline)}`,
    ),
  );
}

/** Adds an item at the end of a list that is there. */
export function addToList(document: ConfigDocument, path: Path, value: unknown): EditResult {
  const { text, step, newline } = styleOf(document.text);
  const found = document.locate(path);
  if (found?.isShared) return refused(SHARED);
  const list = found?.node;
  if (!isSeq(list)) return setValue(document, path, [value]);
  const last = list.items.at(-1) as Item | undefined;
  if (!last) return setValue(document, path, [value]);
  if (isFlow(list)) return edited(insert(contentEnd(text, last), `, ${renderFlow(value)}`));
  const column = columnOf(text, list.range?.[0] ?? 0);
  const at = lineEnd(text, contentEnd(text, last));
  return edited(
    insert(at, `${newline}${' '.repeat(column)}- ${renderBlock(value, column + 2, step, newline)}`),
  );
}

function addTopLevel(document: ConfigDocument, key: string, value: unknown): EditResult {
  const { text, step, newline } = styleOf(document.text);
  const gap = text === '' || text.endsWith('\n') ? '' : newline;
  return edited(
    insert(text.length, `${gap}${renderKey(key)}:${renderUnderKey(value, 0, step, newline)}${newline}`),
  );
}

/** Gives a place that shares its mapping by alias a mapping of its own that merges the shared one and overrides one key. */
function overrideAlias(document: ConfigDocument, alias: Node, rest: Path, value: unknown): EditResult {
  const source = document.text.slice(alias.range?.[0], alias.range?.[1]);
  const [key, ...deeper] = rest;
  if (typeof key !== 'string' || deeper.length > 0) return refused(SHARED);
  return edited(
    replace(
      alias.range?.[0] ?? 0,
      alias.range?.[1] ?? 0,
      `{ <<: ${source}, ${renderKey(key)}: ${renderFlow(value)} }`,
    ),
  );
}

/**
 * Sets the value at a path, making the mappings on the way; comments, order, quotes and anchors stay.
 * A value that comes through an alias or a merge is overridden in its own place; where that cannot be done, the edit is refused.
 */
export function setValue(document: ConfigDocument, path: Path, value: unknown): EditResult {
  if (document.yaml === undefined) return refused('The YAML has to be readable first: mend its syntax');
  const found = document.locate(path);
  if (found && !found.isShared) return replaceNode(document, found.node, found.pair, value);
  for (let length = path.length - 1; length >= 0; length -= 1) {
    const parent = document.locate(path.slice(0, length));
    if (parent === undefined) continue;
    const rest = path.slice(length);
    if (parent.isShared) continue;
    if (isAlias(parent.node)) return overrideAlias(document, parent.node, rest, value);
    if (found && length < path.length - 1) return refused(SHARED);
    const [key, ...deeper] = rest;
    if (isSeq(parent.node)) return addToList(document, path.slice(0, length), nested(deeper, value));
    if (isMap(parent.node)) {
      return document.yaml.contents === parent.node &&
        !isFlow(parent.node) &&
        parent.node.items.length > 0 &&
        columnOf(document.text, startOf(parent.node.items[0] as Item)) === 0
        ? addTopLevel(document, String(key), nested(deeper, value))
        : addToMap(document, parent.node, String(key), nested(deeper, value));
    }
    if (length === 0) return addTopLevel(document, String(key), nested(deeper, value));
    return replaceNode(document, parent.node, parent.pair, nested(rest, value));
  }
  return refused(SHARED);
}
