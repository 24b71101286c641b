import { z } from 'zod';
import { GATEWAY_COLORS } from '../../../contract/gateways.ts';
import type { GatewayDraft } from './gateway-draft.ts';

const PREFIX = 'gatehouse.gateway-draft.';
const draft: z.ZodType<GatewayDraft> = z.object({
  name: z.string(),
  color: z.enum(GATEWAY_COLORS),
  profile: z.string(),
  region: z.string(),
  stackName: z.string(),
  endpointUrl: z.string(),
  isReadOnly: z.boolean(),
});

/**
 * What was typed into a form that was closed without saving, by the form's key; it is there again when the form opens, also after a
 * reload or a crash of the window.
 */
export function keptDraft(key: string): GatewayDraft | undefined {
  try {
    return draft.parse(JSON.parse(localStorage.getItem(PREFIX + key) ?? ''));
  } catch {
    // Nothing is kept, or another version kept it.
    return undefined;
  }
}

export function keepDraft(key: string, kept: GatewayDraft | undefined): void {
  try {
    if (kept) localStorage.setItem(PREFIX + key, JSON.stringify(kept));
    else localStorage.removeItem(PREFIX + key);
  } catch {
    // Storage is off or full: the form still holds what was typed.
  }
}
