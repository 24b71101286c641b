import type { ErrorCode } from 'yaml';

interface Words {
  readonly rule: string;
  readonly message: string;
}

const syntax = (message: string): Words => ({ rule: 'yaml-syntax', message });

const words: Partial<Record<ErrorCode, Words>> = {
  ALIAS_PROPS: syntax('An alias cannot have an anchor or a tag of its own'),
  BAD_ALIAS: syntax('This alias names no anchor that stands before it'),
  BAD_DIRECTIVE: syntax('This YAML directive is not known'),
  BAD_DQ_ESCAPE: syntax(
    'This escape is not known in a double-quoted text: use single quotes, or double the backslash',
  ),
  BAD_INDENT: syntax(
    'This line is indented in a way that fits nothing above it, or a bracket above it is not closed',
  ),
  BAD_PROP_ORDER: syntax('An anchor or a tag stands before its value, not after an indicator'),
  BAD_SCALAR_START: syntax('A text cannot begin with this character: put it in quotes'),
  BLOCK_AS_IMPLICIT_KEY: syntax(
    'A mapping begins inside a text here: check the indentation of the next line, or put the text in quotes',
  ),
  BLOCK_IN_FLOW: syntax('Inside brackets, items are separated by commas, not by dashes'),
  DUPLICATE_KEY: {
    rule: 'yaml-duplicate-key',
    message: 'This key is set twice here: LiteLLM uses the last one only',
  },
  IMPOSSIBLE: syntax('This cannot be read as YAML'),
  KEY_OVER_1024_CHARS: syntax('A key is longer than 1,024 characters: is a colon in the wrong place?'),
  MISSING_CHAR: syntax('Something is missing here: a quote, a bracket, a comma, or a space after a colon'),
  MULTILINE_IMPLICIT_KEY: syntax('A key must stand on one line: is a colon missing on the line above?'),
  MULTIPLE_ANCHORS: syntax('A value can have one anchor only'),
  MULTIPLE_DOCS: {
    rule: 'yaml-many-documents',
    message: 'A second document begins here: LiteLLM reads a file with one',
  },
  MULTIPLE_TAGS: syntax('A value can have one tag only'),
  NON_STRING_KEY: syntax('A key must be a text'),
  TAB_AS_INDENT: { rule: 'yaml-tabs', message: 'YAML cannot be indented with tabs: use spaces' },
  TAG_RESOLVE_FAILED: syntax('This tag does not fit its value'),
  UNEXPECTED_TOKEN: syntax('This is not expected here: check the indentation and the quotes'),
};

/** What the YAML parser found, in words of our own. */
export const wordsFor = (code: ErrorCode): Words => words[code] ?? syntax('This cannot be read as YAML');
