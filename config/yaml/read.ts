import type { Alias, Document, Node, YAMLError } from 'yaml';
import type { Problem } from '../problem.ts';
import { badNode } from './bad-node.ts';
import { MAX_PROBLEMS, type Refusal, refuse } from './limits.ts';
import type { Lines } from './lines.ts';
import { isRefusal, parseYaml } from './parse.ts';
import { survey } from './survey.ts';
import { wordsFor } from './words.ts';

/** What the text says is wrong, at offsets: a place that can be moved. */
export interface Fault {
  readonly rule: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface YamlReading {
  readonly yaml: Document.Parsed | undefined;
  readonly value: unknown;
  readonly faults: readonly Fault[];
  readonly aliases: ReadonlyMap<Alias, Node | undefined>;
  readonly hasAnchors: boolean;
  /** At least as many as the text has. */
  readonly tokenCount: number;
}

const NO_ALIASES: YamlReading['aliases'] = new Map();

const unread = (faults: readonly Fault[]): YamlReading => ({
  yaml: undefined,
  value: undefined,
  faults,
  aliases: NO_ALIASES,
  hasAnchors: false,
  tokenCount: 0,
});

const fromRefusal = ({ rule, message, offset }: Refusal): Fault => ({
  rule,
  message,
  start: offset,
  end: offset + 1,
});

const fromError = (error: YAMLError): Fault => ({
  ...wordsFor(error.code),
  start: error.pos[0],
  end: Math.max(...error.pos),
});

const fromDuplicate = ({ range }: Node): Fault => ({
  ...wordsFor('DUPLICATE_KEY'),
  start: range?.[0] ?? 0,
  end: range?.[1] ?? 0,
});

const inOrder = (a: Fault, b: Fault): number =>
  a.start - b.start || a.end - b.end || (a.message < b.message ? -1 : Number(a.message > b.message));

/** The first faults of a text, in its order. */
export const problemsOf = (faults: readonly Fault[], lines: Lines): readonly Problem[] =>
  [...faults]
    .sort(inOrder)
    .slice(0, MAX_PROBLEMS)
    .map(({ rule, message, start, end }) => ({
      severity: 'error',
      rule,
      message,
      path: [],
      range: { start: lines.positionAt(start), end: lines.positionAt(end) },
    }));

/** Parses one YAML document into nodes, value and faults. Never throws. */
export function readYaml(text: string): YamlReading {
  const refusal = refuse(text);
  if (refusal) return unread([fromRefusal(refusal)]);
  const parsed = parseYaml(text);
  if (isRefusal(parsed)) return unread([fromRefusal(parsed)]);
  const { yaml, tokenCount } = parsed;
  const found = survey(yaml.contents);
  const faults = [...yaml.errors.map(fromError), ...found.duplicates.map(fromDuplicate)];
  yaml.errors = [];
  const bad = badNode(found);
  if (bad) {
    const [start, end] = bad.at?.range ?? [0, 0];
    return unread([...faults, { rule: bad.rule, message: bad.message, start, end }]);
  }
  try {
    // Aliases are counted already.
    const value = yaml.toJS({ maxAliasCount: -1 }) as unknown;
    const hasAnchors = found.anchorCount > 0;
    return { yaml, value, faults, aliases: found.aliases, hasAnchors, tokenCount };
  } catch {
    return unread([...faults, { ...wordsFor('IMPOSSIBLE'), start: 0, end: text.length }]);
  }
}
