/** The largest text that is read, in UTF-16 code units: ten times a list of 2,000 models. */
export const MAX_TEXT_LENGTH = 5_000_000;

/** Levels of nesting; the deepest setting of LiteLLM is at about ten. */
export const MAX_DEPTH = 100;

/** How often aliases may multiply what they stand for; the `yaml` package counts uses times nested aliases. */
export const MAX_ALIAS_COUNT = 10_000;

/** Problems shown for one text; beyond this the rest is noise. */
export const MAX_PROBLEMS = 500;

export interface Refusal {
  readonly rule: string;
  readonly message: string;
  readonly offset: number;
}

const NEWLINE = 10;
const SPACE = 32;
const DASH = 45;

/** Spaces and `- ` at the start of a line: each dash is a level of its own. */
function blockDepth(text: string, start: number, indents: number[]): number {
  let at = start;
  let dashes = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === DASH && text.charCodeAt(at + 1) === SPACE) dashes += 1;
    else if (code !== SPACE) break;
    at += 1;
  }
  if (dashes === 0 && (at >= text.length || text.charCodeAt(at) === NEWLINE)) return indents.length;
  const column = at - start;
  while (indents.length > 0 && (indents.at(-1) ?? 0) >= column) indents.pop();
  indents.push(column);
  return indents.length + dashes;
}

/**
 * Looks for what must not reach the parser: it recurses, and so deep nesting would end it.
 * Counts brackets without regard to quotes, so only a text with a hundred unclosed brackets in strings is refused wrongly.
 */
export function refuse(text: string): Refusal | undefined {
  if (text.length > MAX_TEXT_LENGTH) {
    return {
      rule: 'yaml-too-large',
      message: 'This file is larger than 5 MB: no config.yaml needs that much',
      offset: 0,
    };
  }
  const nul = text.indexOf('\0');
  if (nul >= 0)
    return {
      rule: 'yaml-not-text',
      message: 'There is a NUL character here: save the file as UTF-8 text',
      offset: nul,
    };
  const replaced = text.search(
    /\uFFFD|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/,
  );
  if (replaced >= 0)
    return {
      rule: 'yaml-not-utf8',
      message: 'This is not UTF-8 text: save the file as UTF-8',
      offset: replaced,
    };
  const indents: number[] = [];
  let flow = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 91 || code === 123) flow += 1;
    else if ((code === 93 || code === 125) && flow > 0) flow -= 1;
    const isLineStart = at === 0 || text.charCodeAt(at - 1) === NEWLINE;
    const depth = flow + (isLineStart ? blockDepth(text, at, indents) : 0);
    if (depth > MAX_DEPTH)
      return { rule: 'yaml-too-deep', message: `This nests more than ${MAX_DEPTH} levels deep`, offset: at };
  }
  return undefined;
}
