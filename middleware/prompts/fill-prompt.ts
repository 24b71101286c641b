import { Refusal } from '../refusal.ts';
import type { FilledPrompt, PromptVariables } from './prompts.ts';
import type { StoredBlock, StoredPrompt } from './stored-prompt.ts';
import { fillTemplate } from './template.ts';

/** One large value in a template that uses it a thousand times must not become a thousand large values. */
const MAX_FILLED_CHARACTERS = 16 * 1024 * 1024;

/**
 * Fills in a prompt. The variables must be the prompt's own, each of them and no other: those that it declares and those that it uses.
 * @throws Refusal `invalid` that names all that are missing and all that are surplus; `too_large` over 16 Mi characters
 */
export function fillPrompt(prompt: StoredPrompt, variables: PromptVariables): FilledPrompt {
  checkNames(prompt.variables, variables);
  let characters = 0;
  const valueOf = (name: string): string => {
    const text = variables[name]?.text ?? '';
    characters += text.length;
    if (characters > MAX_FILLED_CHARACTERS) {
      throw new Refusal('too_large', 'The prompt with its variables is too large. Give shorter texts.', {
        field: 'promptVariables',
      });
    }
    return text;
  };
  const filled = (block: StoredBlock): object =>
    'fixed' in block ? block.fixed : { text: fillTemplate(block.template, valueOf) };
  return {
    modelId: prompt.modelId,
    converse: {
      ...(prompt.system.length > 0 && { system: prompt.system.map(filled) }),
      messages: prompt.messages.map(({ role, content }) => ({ role, content: content.map(filled) })),
      ...prompt.settings,
    },
  };
}

function checkNames(wanted: ReadonlySet<string>, given: PromptVariables): void {
  const missing = [...wanted].filter((name) => !Object.hasOwn(given, name));
  const surplus = Object.keys(given).filter((name) => !wanted.has(name));
  if (missing.length === 0 && surplus.length === 0) return;
  const words = ['promptVariables must have each variable of the prompt and no other.'];
  if (missing.length > 0) words.push(`Missing: ${listed(missing)}.`);
  if (surplus.length > 0) words.push(`Not in the prompt: ${listed(surplus)}.`);
  throw new Refusal('invalid', words.join(' '), { field: 'promptVariables' });
}

/** More than a prompt can have (20 are declared at most), yet no more than a client can read. */
const LISTED = 50;
const SHOWN_LENGTH = 100;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, LISTED).map((name) => `"${name.slice(0, SHOWN_LENGTH)}"`);
  return names.length > LISTED ? `${shown.join(', ')} and ${names.length - LISTED} more` : shown.join(', ');
}
