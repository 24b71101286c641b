import type { Focus, OutlineDeployment } from '../worker/protocol.ts';

export function isSameFocus(a: Focus | null, b: Focus | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind === 'model') return b.kind === 'model' && a.modelName === b.modelName;
  if (a.kind === 'deployment') return b.kind === 'deployment' && a.index === b.index;
  return b.kind === 'section' && a.name === b.name;
}

/** A deployment without a public name can only be shown as itself. */
export const focusOf = ({ modelName, index }: OutlineDeployment): Focus =>
  modelName === undefined ? { kind: 'deployment', index } : { kind: 'model', modelName };
