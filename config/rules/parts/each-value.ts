import { isRecord } from '../../deployments.ts';
import type { Path } from '../../problem.ts';
import type { Finding, Subject } from '../rule.ts';
import { perItem } from './per-item.ts';
import { type Leaf, leavesOf } from './walk.ts';

/** Looks at every value of the document that stands under a name, wherever that is; remembered for each deployment and section. */
export function eachValueOf(
  name: RegExp,
  check: (leaf: Leaf) => Finding | undefined,
): (subject: Subject) => readonly Finding[] {
  const findIn = perItem((value) =>
    leavesOf(value).flatMap((leaf) => (name.test(String(leaf.path.at(-1))) ? (check(leaf) ?? []) : [])),
  );
  return ({ root, items, context }) => {
    const found: Finding[] = [];
    const add = (value: object, path: Path): void => {
      for (const finding of findIn(value, context))
        found.push({ ...finding, path: [...path, ...finding.path] });
    };
    items.forEach((item, index) => isRecord(item) && add(item, ['model_list', index]));
    for (const [section, value] of Object.entries(root))
      if (section !== 'model_list' && typeof value === 'object' && value !== null) add(value, [section]);
    return found;
  };
}
