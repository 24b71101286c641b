import { isRecord } from '../../deployments.ts';
import type { Path } from '../../problem.ts';
import { configSchema } from '../../schema/config-schema.ts';
import type { SchemaIssue } from '../../schema/issue.ts';
import { outlineIssues, schemaIssues } from '../../schema/validate.ts';
import type { Finding, Subject } from '../rule.ts';
import { changeTo, renameKey } from './fixes.ts';
import { nearest } from './nearest.ts';
import { perItem } from './per-item.ts';
import type { Found } from './problems.ts';
import { didYouMean } from './words.ts';

function unknownKey({ path, message, known, kind }: SchemaIssue): readonly Found[] {
  const key = String(path.at(-1));
  const meant = nearest(key, known ?? []);
  // What is passed on to a provider may be anything; only a slip is worth a word.
  if (kind === 'unlisted-key' && meant === undefined) return [];
  return [
    {
      rule: 'unknown-key',
      finding: {
        severity: 'warning',
        path,
        at: 'key',
        message: `${message}${didYouMean(meant)}`,
        ...(meant !== undefined && { fix: renameKey(meant) }),
      },
    },
  ];
}

function suggested({ suggestion, kind, known, path }: SchemaIssue, value: unknown): Finding['fix'] {
  if (suggestion !== undefined) return changeTo(suggestion);
  if (kind !== 'not-allowed-value' || typeof value !== 'string' || path.length === 0) return undefined;
  const meant = nearest(value, known ?? []);
  return meant === undefined ? undefined : changeTo(meant);
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? (inner as never)[step] : undefined),
    value,
  );

const foundOf =
  (root: unknown) =>
  (issue: SchemaIssue): readonly Found[] => {
    const { kind, path, message } = issue;
    if (kind === 'unknown-key' || kind === 'unlisted-key') return unknownKey(issue);
    const fix = suggested(issue, at(root, path));
    const severity = kind === 'quoted-value' ? 'info' : 'error';
    return [{ rule: kind, finding: { severity, path, message, ...(fix && { fix }) } }];
  };

const foundInDeployment = perItem((value) => schemaIssues('deployment', value).flatMap(foundOf(value)));

const under = (path: Path, found: readonly Found[]): readonly Found[] =>
  found.map(({ rule, finding }) => ({ rule, finding: { ...finding, path: [...path, ...finding.path] } }));

/** One memory for each section that the schema knows. */
const inSections = new Map(
  Object.keys(configSchema.properties ?? {}).map((name) => [
    name,
    perItem((section) => schemaIssues(name, section).flatMap(foundOf(section))),
  ]),
);

/** What the schema says of the document; remembered for each deployment and each section. */
export function schemaFindings(subject: Subject): readonly Found[] {
  const { root, items, document, context } = subject;
  if (!isRecord(document.value)) return [];
  const found: Found[] = [...outlineIssues(root).flatMap(foundOf(root))];
  items.forEach((item, index) => {
    if (!isRecord(item)) return;
    const inItem = foundInDeployment(item, context);
    if (inItem.length > 0) found.push(...under(['model_list', index], inItem));
  });
  for (const [name, value] of Object.entries(root))
    if (name !== 'model_list' && typeof value === 'object' && value !== null)
      found.push(...under([name], inSections.get(name)?.(value, context) ?? []));
  return found;
}
