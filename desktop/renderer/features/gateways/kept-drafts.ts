import type { GatewayDraft } from './gateway-draft.ts';

const kept = new Map<string, GatewayDraft>();

/** What was typed into a form that was closed without saving, by the form's key; it is there again when the form opens. */
export const keptDraft = (key: string): GatewayDraft | undefined => kept.get(key);

export function keepDraft(key: string, draft: GatewayDraft | undefined): void {
  if (draft) kept.set(key, draft);
  else kept.delete(key);
}
