import { perItem } from './per-item.ts';
import { readReference, type Reference } from './references.ts';
import { secretIn, type SecretKind } from './secrets.ts';
import { type Leaf, leavesOf } from './walk.ts';
import type { Path } from '../../problem.ts';
import { isRecord } from '../../deployments.ts';
import type { Subject } from '../rule.ts';

/** A text that stands for the environment, or a secret that should. */
export type Notable = Leaf &
  (
    | { readonly kind: 'reference'; readonly reference: Reference }
    | { readonly kind: 'secret'; readonly secret: SecretKind }
  );

function notable(leaf: Leaf): Notable | undefined {
  if (typeof leaf.value !== 'string') return undefined;
  const reference = readReference(leaf.value);
  if (reference) return { ...leaf, kind: 'reference', reference };
  const secret = secretIn(leaf);
  return secret && { ...leaf, kind: 'secret', secret };
}

const notablesOf = perItem((value) =>
  leavesOf(value).flatMap((leaf) => {
    const found = notable(leaf);
    return found ? [found] : [];
  }),
);

const under = (path: Path, notables: readonly Notable[]): readonly Notable[] =>
  notables.map((one) => ({ ...one, path: [...path, ...one.path] }));

/** Every reference and every secret of the document, in order, with its path from the top. */
export function allNotables({ root, items, context }: Subject): readonly Notable[] {
  const found: Notable[] = [];
  items.forEach((item, index) => {
    if (!isRecord(item)) return;
    const notables = notablesOf(item, context);
    if (notables.length > 0) found.push(...under(['model_list', index], notables));
  });
  for (const [name, value] of Object.entries(root)) {
    if (name === 'model_list' || typeof value !== 'object' || value === null) continue;
    found.push(...under([name], notablesOf(value, context)));
  }
  return found;
}
