import type { Focus, Outline } from '../worker/protocol.ts';
import { focusOf } from '../session/same-focus.ts';

const MODEL_LIST = 'model_list';

function lastUpTo<T extends { readonly line: number }>(items: readonly T[], line: number): T | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}

/** What the form should show for a line of the text, counted from 1; null above everything. */
export function focusAtLine(outline: Outline, line: number): Focus | null {
  const section = lastUpTo(outline.sections, line);
  if (section === undefined) return null;
  if (section.name !== MODEL_LIST) return { kind: 'section', name: section.name };
  const deployment = lastUpTo(outline.deployments, line);
  return deployment ? focusOf(deployment) : null;
}

/** Where the part that the form shows stands in the text; undefined when it is gone. */
export function lineOf(outline: Outline, focus: Focus): number | undefined {
  switch (focus.kind) {
    case 'model':
      return outline.deployments.find(({ modelName }) => modelName === focus.modelName)?.line;
    case 'deployment':
      return outline.deployments[focus.index]?.line;
    case 'section':
      return outline.sections.find(({ name }) => name === focus.name)?.line;
  }
}
