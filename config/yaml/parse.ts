import { Composer, type CST, type Document, Lexer, Parser, YAMLParseError } from 'yaml';
import { MAX_DEPTH, MAX_TOKENS, type Refusal, tooDeep, tooLarge } from './limits.ts';
import { pyyamlTags } from './pyyaml-tags.ts';

/**
 * PyYAML, which LiteLLM reads with, speaks YAML 1.1: `yes` is a boolean there, and `<<` merges. Keys are compared by our own survey: the
 * package compares each with each.
 */
const OPTIONS = {
  version: '1.1',
  merge: true,
  prettyErrors: false,
  keepSourceTokens: false,
  uniqueKeys: false,
  customTags: pyyamlTags,
  logLevel: 'error',
} as const;

/** Hands out tokens until there are too many of them, or too many open collections: what comes after them recurses. */
class Tokens {
  refusal: Refusal | undefined;
  count = 0;

  *read(text: string): Generator<CST.Token, void> {
    const parser = new Parser();
    for (const lexeme of new Lexer().lex(text)) {
      yield* parser.next(lexeme);
      this.count += 1;
      // Beside collections, the document and the scalar at hand are open.
      if (parser.stack.length > MAX_DEPTH + 2) this.refusal = tooDeep(parser.offset);
      else if (this.count > MAX_TOKENS) this.refusal = tooLarge(parser.offset);
      if (this.refusal) return;
    }
    yield* parser.end();
  }
}

/** A text can have a million errors: without their stacks they take a fifth of the memory. */
function withoutStacks<T>(work: () => T): T {
  const v8 = Error as { stackTraceLimit?: number };
  const limit = v8.stackTraceLimit;
  v8.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    if (limit === undefined) delete v8.stackTraceLimit;
    else v8.stackTraceLimit = limit;
  }
}

export interface Parsed {
  readonly yaml: Document.Parsed;
  readonly tokenCount: number;
}

/** Reads the first YAML document of a text into nodes, or says why it is not read. */
export const parseYaml = (text: string): Parsed | Refusal =>
  withoutStacks(() => {
    const tokens = new Tokens();
    const documents = new Composer(OPTIONS).compose(tokens.read(text), true, text.length);
    const first = documents.next();
    const second = documents.next();
    if (tokens.refusal) return tokens.refusal;
    // With `forceDoc`, an empty text is a document too.
    const yaml = first.value as Document.Parsed;
    if (second.done !== true) {
      const { range } = second.value;
      yaml.errors.push(new YAMLParseError([range[0], range[1]], 'MULTIPLE_DOCS', ''));
    }
    return { yaml, tokenCount: tokens.count };
  });

export const isRefusal = (read: Parsed | Refusal): read is Refusal => 'rule' in read;
