import type { ConfigContext } from './context.ts';
import { isRecord } from './deployments.ts';
import type { ConfigDocument } from './document.ts';
import type { Path, Problem } from './problem.ts';
import { startSearching } from './rules/parts/nearest.ts';
import { perItem } from './rules/parts/per-item.ts';
import { type Found, toProblems } from './rules/parts/problems.ts';
import { schemaFindings } from './rules/parts/schema-findings.ts';
import type { Subject } from './rules/rule.ts';
import { DEPLOYMENT_RULES, RULES } from './rules/rules.ts';
import { itemOf, subjectOf } from './rules/subject.ts';

/** What the rules say of one item by itself; paths are counted from the item. */
const foundInItem = perItem((value, context): readonly Found[] => {
  const item = itemOf(value as Readonly<Record<string, unknown>>);
  return DEPLOYMENT_RULES.flatMap(({ name, find }) =>
    find(item, context).map((finding) => ({ rule: name, finding })),
  );
});

function foundInItems({ items, context }: Subject): readonly Found[] {
  const found: Found[] = [];
  items.forEach((item, index) => {
    if (!isRecord(item)) return;
    const path: Path = ['model_list', index];
    for (const { rule, finding } of foundInItem(item, context))
      found.push({ rule, finding: { ...finding, path: [...path, ...finding.path] } });
  });
  return found;
}

const BREAKS_READING = new Set(['yaml-syntax', 'yaml-tabs', 'yaml-many-documents', 'yaml-alias']);

/** Where the text stops being what was meant; everything behind may belong elsewhere. */
function brokenAt({ problems }: ConfigDocument): number {
  const breaks = problems.filter(({ rule }) => BREAKS_READING.has(rule));
  return Math.min(...breaks.map(({ range }) => range.start.offset), Number.POSITIVE_INFINITY);
}

const NEED_WHOLE = new Set([
  'missing-key',
  ...[...DEPLOYMENT_RULES, ...RULES].filter(({ needsWhole }) => needsWhole).map(({ name }) => name),
]);

/**
 * Everything about a config that its author should know, in the order of the text; at most MAX_PROBLEMS.
 * Keep the context the same object: what was found of untouched items is remembered by it.
 * While the YAML is broken, only what stands before the break and speaks for itself is judged.
 */
export function checkConfig(document: ConfigDocument, context: ConfigContext): readonly Problem[] {
  if (document.yaml === undefined) return document.problems;
  startSearching();
  const end = brokenAt(document);
  const subject = subjectOf(document, context);
  const found = [
    ...foundInItems(subject),
    ...RULES.flatMap(({ name, find }) => find(subject).map((finding) => ({ rule: name, finding }))),
  ];
  const keys = new Set(found.map(({ finding }) => keyOf(finding.path)));
  const besides = schemaFindings(subject).filter(({ rule, finding }) => !isSaid(rule, finding.path, keys));
  const all = [...found, ...besides];
  const isWhole = end === Number.POSITIVE_INFINITY;
  return toProblems(document, isWhole ? all : all.filter(({ rule }) => !NEED_WHOLE.has(rule)), end);
}

const keyOf = (path: Path): string => JSON.stringify(path);

/** A rule knows more of a place than the schema does: of a key that is missing it says why, and names the key. */
function isSaid(rule: string, path: Path, keys: ReadonlySet<string>): boolean {
  const key = keyOf(path);
  if (keys.has(key)) return true;
  if (rule !== 'missing-key') return false;
  const start = `${key.slice(0, -1)},`;
  return [...keys].some((other) => other.startsWith(start));
}
