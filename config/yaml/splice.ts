import { type Document, isSeq, type Node } from 'yaml';
import { type Change, changeBetween, keepsQuotes } from './change.ts';
import {
  EARLIER_ENTRY,
  END_ENTRY,
  faultsAround,
  type Fragment,
  isMark,
  ITEM,
  LIST_KEY,
  readPart,
} from './fragment.ts';
import { MAX_TOKENS, refuse } from './limits.ts';
import {
  changedEntries,
  changedItems,
  dashColumn,
  type Entry,
  type List,
  type Part,
  type Section,
  topLevel,
} from './parts.ts';
import type { Fault, YamlReading } from './read.ts';
import { movedSpan, shift, type Span } from './shift.ts';
import { survey } from './survey.ts';

/*
 * YAML is read from left to right. What stands before a part is read as it was, because it is the same. What stands behind is read as it was
 * when the part leaves the parser in the state in which the old one left it: a mark behind the part has to come out as the entry that it is.
 * Where something could reach across (an anchor, a fault, a quote without its partner, a document marker) the whole text is read.
 */

interface Task {
  readonly old: YamlReading & { readonly yaml: Document.Parsed };
  readonly value: Readonly<Record<string, unknown>>;
  readonly root: Section;
  readonly before: string;
  readonly after: string;
  readonly change: Change;
  readonly growth: number;
}

/** Everything that is needed to put a part in its place. Until here nothing of the old reading has changed. */
interface Ready {
  readonly fragment: Fragment;
  readonly faults: readonly Fault[];
  readonly tokenCount: number;
  /** Nothing stands behind it. */
  readonly endsText: boolean;
}

const hasShared = (items: readonly (Entry | Node)[]): boolean =>
  items.some((item) => {
    const { aliases, anchorCount } = survey(item);
    return aliases.size > 0 || anchorCount > 0;
  });

function prepare(task: Task, part: Part, head: string, tail: string): Ready | undefined {
  const rest = task.before.slice(part.end);
  if (!keepsQuotes(task.before, task.after, task.change, rest)) return undefined;
  const around = faultsAround(task.old, part, task.growth);
  const fragment = around && readPart(task.after, { ...part, end: part.end + task.growth }, head, tail);
  if (!fragment) return undefined;
  // The tokens of the old part are not taken off: when the sum is too large, reading the whole text counts them anew.
  const tokenCount = task.old.tokenCount + fragment.tokenCount;
  if (tokenCount > MAX_TOKENS) return undefined;
  return { fragment, tokenCount, faults: [...around, ...fragment.faults], endsText: tail === '' };
}

const isEmpty = (node: Node | undefined): boolean => !node?.range || node.range[0] === node.range[1];

const withEnd = ([start]: Span, [, end, last]: Span): Span => [start, end, last];

/** Puts entries in place of others, moves what stands behind, and says where the document's mapping ends now. */
function putEntries(task: Task, ready: Ready, part: Part, entries: readonly Entry[]): void {
  const { root, growth, old } = task;
  const behind = root.items.slice(part.last + 1);
  for (const entry of behind) shift(entry, growth);
  root.items = [...root.items.slice(0, part.first), ...entries, ...behind];
  const { endsText, fragment } = ready;
  root.range = withEnd(root.range, endsText ? fragment.root.range : movedSpan(root.range, growth));
  old.yaml.range = withEnd(old.yaml.range, endsText ? fragment.range : movedSpan(old.yaml.range, growth));
}

function result(task: Task, ready: Ready, value: Readonly<Record<string, unknown>>): YamlReading {
  const { faults, tokenCount } = ready;
  return { ...task.old, value: { ...task.value, ...value }, faults, tokenCount };
}

function spliceEntries(task: Task, part: Part): YamlReading | undefined {
  const { root, growth } = task;
  const replaced = root.items.slice(part.first, part.last + 1);
  if (hasShared(replaced)) return undefined;
  const hasNext = part.last + 1 < root.items.length;
  const head = part.first > 0 ? EARLIER_ENTRY : '';
  const ready = prepare(task, part, head, hasNext ? END_ENTRY : '');
  if (!ready) return undefined;
  const entries = ready.fragment.root.items.slice(head === '' ? 0 : 1);
  if (hasNext && !isMark(entries.pop()?.key, part.end + growth)) return undefined;
  const names = entries.map(({ key }) => String(key));
  if (names.join('\n') !== replaced.map(({ key }) => String(key)).join('\n')) return undefined;
  putEntries(task, ready, part, entries);
  return result(task, ready, Object.fromEntries(names.map((name) => [name, ready.fragment.value[name]])));
}

function spliceItems(task: Task, section: Part): YamlReading | undefined {
  const { root, before, change, growth } = task;
  const entry = root.items[section.first];
  const column = entry && section.first === section.last ? dashColumn(before, entry.value) : undefined;
  if (entry === undefined || column === undefined) return undefined;
  const name = String(entry.key);
  const list = entry.value as List;
  const values = task.value[name];
  const part = changedItems(before, list, column, section.end, change);
  if (!part || !Array.isArray(values) || values.length !== list.items.length) return undefined;
  if (hasShared(list.items.slice(part.first, part.last + 1))) return undefined;

  const behind = list.items.slice(part.last + 1);
  const isLast = behind.length === 0;
  const endsText = isLast && section.last + 1 === root.items.length;
  const pad = ' '.repeat(column);
  const head = `${LIST_KEY}:\n${part.first > 0 ? `${pad}${ITEM}` : ''}`;
  const ready = prepare(task, part, head, endsText ? '' : isLast ? END_ENTRY : `${pad}${ITEM}`);
  if (!ready) return undefined;
  const [own, ...others] = ready.fragment.root.items;
  const read = own?.value;
  const earlier = Number(part.first > 0);
  if (!isSeq(read) || read.flow === true || !read.range) return undefined;
  const end = part.end + growth;
  const items = (read.items as Node[]).slice(earlier);
  if (isLast ? others.length !== Number(!endsText) : others.length > 0) return undefined;
  if (isLast && !endsText && !isMark(others[0]?.key, end)) return undefined;
  if (!isLast && !isMark(items.pop(), end + column + 2)) return undefined;
  // An empty item also spans the comment in front of its dash, which is part of the item before.
  if (isEmpty(items[0]) || (!isLast && isEmpty(behind[0]))) return undefined;

  for (const item of behind) shift(item, growth);
  list.items = [...list.items.slice(0, part.first), ...items, ...behind];
  list.range = withEnd(list.range, isLast ? read.range : movedSpan(list.range, growth));
  putEntries(task, ready, section, [entry]);
  const fresh = (ready.fragment.value[LIST_KEY] as unknown[]).slice(earlier, earlier + items.length);
  return result(task, ready, {
    [name]: [
      ...(values as unknown[]).slice(0, part.first),
      ...fresh,
      ...(values as unknown[]).slice(part.last + 1),
    ],
  });
}

/**
 * Reads a text that differs in one place from one that was read before.
 * @returns undefined, with the old reading as it was, when the whole text has to be read; else the old reading's nodes are moved and are the
 * new one's
 */
export function splice(old: YamlReading, before: string, after: string): YamlReading | undefined {
  const { yaml, value } = old;
  const root = yaml && topLevel(before, yaml.contents);
  if (!root || yaml.directives.docEnd || old.faults.some(({ rule }) => rule === 'yaml-many-documents'))
    return undefined;
  if (refuse(after)) return undefined;
  const change = changeBetween(before, after);
  const growth = after.length - before.length;
  const task = { old: { ...old, yaml }, value: value as Task['value'], root, before, after, change, growth };
  const section = changedEntries(before, root, change);
  return section && (spliceItems(task, section) ?? spliceEntries(task, section));
}
