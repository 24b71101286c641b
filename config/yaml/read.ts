import { type Alias, type Document, parseDocument, visit, type YAMLError } from 'yaml';
import type { Problem, Severity } from '../problem.ts';
import { MAX_ALIAS_COUNT, MAX_PROBLEMS, refuse } from './limits.ts';
import type { Lines } from './lines.ts';
import { wordsFor } from './words.ts';

export interface YamlReading {
  readonly yaml: Document.Parsed | undefined;
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

/** PyYAML, which LiteLLM reads with, speaks YAML 1.1: `yes` is a boolean there, and `<<` merges. */
const OPTIONS = {
  version: '1.1',
  merge: true,
  prettyErrors: false,
  keepSourceTokens: false,
  logLevel: 'error',
} as const;

export function yamlProblem(
  lines: Lines,
  rule: string,
  message: string,
  start: number,
  end: number,
  severity: Severity = 'error',
): Problem {
  return {
    severity,
    rule,
    message,
    path: [],
    range: { start: lines.positionAt(start), end: lines.positionAt(Math.max(start, end)) },
  };
}

const fromError = (lines: Lines, error: YAMLError): Problem => {
  const { rule, message } = wordsFor(error);
  return yamlProblem(lines, rule, message, error.pos[0], error.pos[1]);
};

function brokenAlias(yaml: Document.Parsed): Alias | undefined {
  let found: Alias | undefined;
  visit(yaml, {
    Alias: (_key, alias) => {
      if (alias.resolve(yaml) !== undefined) return undefined;
      found = alias;
      return visit.BREAK;
    },
  });
  return found;
}

/** Parses one YAML document into nodes, value and problems. Never throws. */
export function readYaml(text: string, lines: Lines): YamlReading {
  const refusal = refuse(text);
  if (refusal) {
    const { rule, message, offset } = refusal;
    return {
      yaml: undefined,
      value: undefined,
      problems: [yamlProblem(lines, rule, message, offset, offset + 1)],
    };
  }
  const yaml = parseDocument(text, OPTIONS);
  const problems = yaml.errors.slice(0, MAX_PROBLEMS).map((error) => fromError(lines, error));
  try {
    return { yaml, value: yaml.toJS({ maxAliasCount: MAX_ALIAS_COUNT }) as unknown, problems };
  } catch (error) {
    const at = brokenAlias(yaml)?.range?.[0] ?? text.indexOf('*');
    const message =
      error instanceof ReferenceError && /excessive alias/i.test(error.message)
        ? 'The aliases in this file multiply into far too many values'
        : 'An alias or a merge here stands for something it cannot stand for';
    return {
      yaml: undefined,
      value: undefined,
      problems: [...problems, yamlProblem(lines, 'yaml-alias', message, at, at + 1)],
    };
  }
}
