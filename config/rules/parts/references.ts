/** How LiteLLM writes "from the environment": `os.environ/NAME` as the whole value. */
export const REFERENCE = 'os.environ/';

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

export type Reference =
  | { readonly kind: 'reference'; readonly name: string }
  /** Meant as one, and not read as one. `name` is what was probably meant. */
  | { readonly kind: 'malformed'; readonly reason: string; readonly name: string | undefined };

/** Ways of other programs to say the same; each has the name as its first group. */
const FOREIGN = [
  /^\$\{?([A-Z][A-Z0-9_]*)\}?$/,
  /^\$\{\{?\s*(?:env\.|secrets\.)?([A-Za-z_]\w*)\s*\}?\}$/,
  /^\{\{\s*(?:env\.)?([A-Z][A-Z0-9_]*)\s*\}\}$/,
  /^%([A-Z][A-Z0-9_]*)%$/,
  /^os\.environ(?:\.get)?[.:[(\\ ]+['"]?([A-Za-z_]\w*)['"]?[\])]*$/,
  /^(?:os\.env|env|environ|os\.enviro?n?s?|os\.getenv)[/.:(]['"]?([A-Z_][A-Z0-9_]*)['"]?\)?$/i,
];

/** Longer texts are prompts or certificates. */
const LONGEST = 1_000;

/** Reads a text as a reference to the environment; undefined when it is none and was not meant as one. */
export function readReference(text: string): Reference | undefined {
  if (text.length > LONGEST) return undefined;
  if (text.startsWith(REFERENCE)) return readName(text.slice(REFERENCE.length));
  if (!/environ|env|[$%{]/.test(text)) return undefined;
  for (const pattern of FOREIGN) {
    const name = pattern.exec(text)?.[1];
    if (name !== undefined)
      return { kind: 'malformed', reason: 'LiteLLM does not read this as a name of the environment', name };
  }
  const inside = text.indexOf(REFERENCE);
  if (inside < 0) return undefined;
  return {
    kind: 'malformed',
    reason: 'A name of the environment is replaced only when it is the whole value',
    name: undefined,
  };
}

function readName(name: string): Reference {
  if (NAME.test(name)) return { kind: 'reference', name };
  if (name.trim() === '')
    return { kind: 'malformed', reason: 'The name of the environment is missing', name: undefined };
  const mended = name
    .trim()
    .replace(/^[$/]+|[^A-Za-z0-9_]+$/g, '')
    .replaceAll(/[^A-Za-z0-9_]+/g, '_');
  return {
    kind: 'malformed',
    reason: 'A name of the environment has only letters, digits and underscores',
    name: NAME.test(mended) ? mended : undefined,
  };
}
