import type { Focus } from '../worker/protocol.ts';

/** What the address says is in view: `?model=gpt-4o`, `?deployment=3` or `?section=router_settings`. */
export function readFocus(search: URLSearchParams): Focus | null {
  const modelName = search.get('model');
  if (modelName !== null) return { kind: 'model', modelName };
  const index = search.get('deployment');
  if (index !== null && /^\d{1,6}$/.test(index)) return { kind: 'deployment', index: Number(index) };
  const name = search.get('section');
  return name === null ? null : { kind: 'section', name };
}

export function writeFocus(focus: Focus): Record<string, string> {
  switch (focus.kind) {
    case 'model':
      return { model: focus.modelName };
    case 'deployment':
      return { deployment: String(focus.index) };
    case 'section':
      return { section: focus.name };
  }
}
