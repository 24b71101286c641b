import { isScalar } from 'yaml';
import type { ConfigDocument } from '../../document.ts';
import { contentEnd } from '../../edits/nodes.ts';
import { removeValue } from '../../edits/remove-value.ts';
import { isCollectionValue, renderScalar } from '../../edits/render.ts';
import { setValue } from '../../edits/set-value.ts';
import { edited, type EditResult, refused, replace } from '../../edits/text.ts';
import type { Path } from '../../problem.ts';
import type { FixPlan } from '../rule.ts';

/** Writes another value in this place. */
export const changeTo = (value: unknown, title = `Change to ${JSON.stringify(value)}`): FixPlan => ({
  title,
  edit: (document, path) => rewriteScalar(document, path, value) ?? setValue(document, path, value),
});

/** One plain value in the place of another, which needs no look at the text around it: many fixes may be worked out at once. */
function rewriteScalar(document: ConfigDocument, path: Path, value: unknown): EditResult | undefined {
  const found = document.locate(path);
  if (!isScalar(found?.node) || !found.node.range || found.isShared || isCollectionValue(value))
    return undefined;
  const [start] = found.node.range;
  const end = contentEnd(document.text, found.node);
  if (end <= start) return undefined;
  return edited(replace(start, end, renderScalar(value, true, document.text.slice(start, end))));
}

/** Takes the key or item out. */
export const remove = (title: string): FixPlan => ({ title, edit: removeValue });

/** Writes a value in another place. */
export const writeAt = (title: string, place: Path, value: unknown): FixPlan => ({
  title,
  edit: (document) => setValue(document, place, value),
});

/** Gives a key another name and keeps its value. */
export const renameKey = (name: string): FixPlan => ({
  title: `Change to "${name}"`,
  edit: (document: ConfigDocument, path: Path) => {
    const found = document.locate(path);
    const key = found?.pair?.key;
    if (!isScalar(key) || !key.range || found?.isShared) return refused('This key cannot be renamed here');
    if (document.locate([...path.slice(0, -1), name])) return refused(`"${name}" is set here already`);
    const [start] = key.range;
    const end = contentEnd(document.text, key);
    return edited(replace(start, end, renderScalar(name, true, document.text.slice(start, end))));
  },
});
