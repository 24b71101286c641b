import { createHash } from 'node:crypto';
import { speak } from './speech.ts';

/** What a model thinks before it answers: open and signed, or redacted into what only the provider can read. */
export type Reasoning =
  | { readonly pieces: readonly string[]; readonly signature: string; readonly tokens: number }
  | { readonly redacted: string; readonly tokens: number };

const TEXT = 'The mock backend was asked to think. It thinks of nothing, and says so.';

/** The same for the same model, so that what comes back to it can be checked. */
export function reasoningFor(model: string, isRedacted: boolean): Reasoning {
  const { pieces, tokens } = speak(TEXT);
  const seal = createHash('sha256').update(model).digest('base64');
  return isRedacted ? { redacted: seal, tokens } : { pieces, signature: seal, tokens };
}
