import { isRecord } from '../../deployments.ts';
import type { Path } from '../../problem.ts';

export interface Leaf {
  /** The innermost mapping key on the way. */
  readonly key: string;
  readonly value: unknown;
  readonly path: Path;
}

/** Deeper than any setting; the parser bounds depth, but anchors may share a value many times. */
const MAX_LEAVES = 20_000;

/** Every scalar below a value, in order, with its path counted from that value. */
export function leavesOf(value: unknown): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const visit = (at: unknown, key: string, path: Path): void => {
    if (leaves.length >= MAX_LEAVES) return;
    if (Array.isArray(at)) at.forEach((item: unknown, index) => visit(item, key, [...path, index]));
    else if (isRecord(at)) for (const [name, item] of Object.entries(at)) visit(item, name, [...path, name]);
    else leaves.push({ key, value: at, path });
  };
  visit(value, '', []);
  return leaves;
}
