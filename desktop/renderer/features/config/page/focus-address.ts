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

/** The same address with another part in view; what else it says stays, such as an open drawer. */
export function withFocus(search: URLSearchParams, focus: Focus): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const name of ['model', 'deployment', 'section']) next.delete(name);
  for (const [name, value] of Object.entries(writeFocus(focus))) next.set(name, value);
  return next;
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
