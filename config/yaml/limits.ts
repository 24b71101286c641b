/** The largest text that is read, in UTF-16 code units: five times a list of 2,000 models. */
export const MAX_TEXT_LENGTH = 2_000_000;

/** The most tokens that are read, line breaks and spaces too: seven times a list of 2,000 models. Each takes up to 500 bytes of memory. */
export const MAX_TOKENS = 1_000_000;

/** Collections inside one another; the deepest setting of LiteLLM is at about ten. The parser recurses, and so deep nesting would end it. */
export const MAX_DEPTH = 100;

/** Anchors and aliases of one text: resolving looks through all of them for each. */
export const MAX_SHARED = 20_000;

/** Values that aliases and merges may add to those written. */
export const MAX_ALIASED_VALUES = 1_000_000;

/** Problems shown for one text; beyond this the rest is noise. */
export const MAX_PROBLEMS = 500;

/** Why a text is not read at all. */
export interface Refusal {
  readonly rule: string;
  readonly message: string;
  readonly offset: number;
}

export const tooLarge = (offset: number): Refusal => ({
  rule: 'yaml-too-large',
  message: 'This file is too large: no config.yaml needs that much',
  offset,
});

export const tooDeep = (offset: number): Refusal => ({
  rule: 'yaml-too-deep',
  message: `This nests more than ${MAX_DEPTH} levels deep`,
  offset,
});

/** U+FFFD, which stands for what was no UTF-8, or half of a surrogate pair. */
const NOT_UTF8 = /\uFFFD|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Looks for what must not reach the parser. */
export function refuse(text: string): Refusal | undefined {
  if (text.length > MAX_TEXT_LENGTH) return tooLarge(MAX_TEXT_LENGTH);
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    return {
      rule: 'yaml-not-text',
      message: 'There is a NUL character here: save the file as UTF-8 text',
      offset: nul,
    };
  }
  const broken = text.search(NOT_UTF8);
  if (broken < 0) return undefined;
  return {
    rule: 'yaml-not-utf8',
    message: 'This is not UTF-8 text: save the file as UTF-8',
    offset: broken,
  };
}
