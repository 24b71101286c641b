import { asList, asRecord, isRecord } from '../../deployments.ts';
import type { Path } from '../../problem.ts';
import { GUARDRAIL_MODES, GUARDRAILS } from '../facts/guardrails.ts';
import { changeTo } from '../parts/fixes.ts';
import { nearest } from '../parts/nearest.ts';
import { didYouMean, listed, quoted } from '../parts/words.ts';
import type { Finding, Rule, Settings } from '../rule.ts';

/** LiteLLM starts without a guardrail that it cannot make, so a mistake here leaves calls unguarded. */
const UNGUARDED = 'and the gateway starts without this guardrail';

const error = (path: Path, message: string, fix?: Finding['fix']): Finding => ({
  severity: 'error',
  path,
  message,
  ...(fix && { fix }),
});

/** Fields of one guardrail, each looked at by itself. */
export const guardrailFields: Rule = {
  name: 'guardrail-fields',
  needsWhole: true,
  find: ({ root }) =>
    asList(root['guardrails']).flatMap((value, index): readonly Finding[] => {
      const path: Path = ['guardrails', index];
      const guardrail = asRecord(value);
      const name = guardrail['guardrail_name'];
      const params = guardrail['litellm_params'];
      if (typeof name !== 'string' || name === '')
        return [
          error(
            path,
            'This guardrail has no guardrail_name, and LiteLLM does not start without: give it one',
          ),
        ];
      if (!isRecord(params))
        return [error(path, 'This guardrail has no litellm_params: give it guardrail and mode')];
      const at: Path = [...path, 'litellm_params'];
      return [...kind(params, at), ...mode(params, at), ...bedrock(params, at)];
    }),
};

function kind(params: Settings, path: Path): readonly Finding[] {
  const value = params['guardrail'];
  if (value === undefined || value === null)
    return [
      error(path, `Nothing says which guardrail this is, ${UNGUARDED}: set guardrail, such as "bedrock"`),
    ];
  if (typeof value !== 'string' || value.includes('.') || GUARDRAILS.includes(value)) return [];
  const meant = nearest(value, GUARDRAILS);
  return [
    error(
      [...path, 'guardrail'],
      `LiteLLM knows no such guardrail, ${UNGUARDED}: ${quoted(value)}${didYouMean(meant)}`,
      meant === undefined ? undefined : changeTo(meant),
    ),
  ];
}

interface Placed {
  readonly value: unknown;
  readonly path: Path;
}

/** A mode is one word, a list of words, or by tag, each again one or a list. */
function modesIn(value: unknown, path: Path): readonly Placed[] {
  if (Array.isArray(value))
    return (value as unknown[]).map((one, index) => ({ value: one, path: [...path, index] }));
  if (!isRecord(value)) return [{ value, path }];
  const tags = Object.entries(asRecord(value['tags'])).flatMap(([tag, one]) =>
    modesIn(one, [...path, 'tags', tag]),
  );
  const fallback = value['default'] === undefined ? [] : modesIn(value['default'], [...path, 'default']);
  return [...tags, ...fallback];
}

function mode(params: Settings, path: Path): readonly Finding[] {
  const value = params['mode'];
  if (value === undefined || value === null)
    return [
      error(path, `Nothing says when this guardrail looks, ${UNGUARDED}: set mode, such as "during_call"`),
    ];
  return modesIn(value, [...path, 'mode']).flatMap((one) => {
    if (GUARDRAIL_MODES.includes(one.value as string)) return [];
    const meant =
      typeof one.value === 'string' ? nearest(one.value.replaceAll('-', '_'), GUARDRAIL_MODES) : undefined;
    return [
      error(
        one.path,
        `A guardrail looks at ${listed(GUARDRAIL_MODES.slice(0, 4), 'or')}, not at ${quoted(String(one.value))}${didYouMean(meant)}`,
        meant === undefined ? undefined : changeTo(meant),
      ),
    ];
  });
}

const BEDROCK_FIELDS = ['guardrailIdentifier', 'guardrailVersion'] as const;

function bedrock(params: Settings, path: Path): readonly Finding[] {
  if (params['guardrail'] !== 'bedrock' || params['checks'] !== undefined) return [];
  const missing = BEDROCK_FIELDS.filter(
    (name) => params[name] === undefined || params[name] === null || params[name] === '',
  );
  const found: Finding[] = [];
  if (missing.length > 0)
    found.push(
      error(
        path,
        `A Bedrock guardrail is called by identifier and version, and every call fails without: set ${listed(missing)}`,
      ),
    );
  const version = params['guardrailVersion'];
  if (typeof version === 'number')
    found.push(
      error(
        [...path, 'guardrailVersion'],
        `A guardrail's version is a text, ${UNGUARDED} otherwise: put it in quotes`,
        changeTo(String(version), `Change to "${version}" in quotes`),
      ),
    );
  return found;
}
