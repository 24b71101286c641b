import { asRecord, isRecord } from '../../deployments.ts';
import type { Path } from '../../problem.ts';
import { FALLBACK_KINDS, FALLBACK_SECTIONS } from '../../shares/fallback-graph.ts';
import { changeTo } from '../parts/fixes.ts';
import type { Finding, Rule } from '../rule.ts';

const EXAMPLE = 'write "- gpt-4o: [claude]", one name an item';

function malformedList(list: unknown, path: Path): readonly Finding[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list))
    return [
      {
        severity: 'error',
        path,
        message: `Fallbacks are a list, and LiteLLM does not start without one: ${EXAMPLE}`,
      },
    ];
  return (list as unknown[]).flatMap((item, index): readonly Finding[] => {
    const at = [...path, index];
    if (!isRecord(item))
      return [
        { severity: 'error', path: at, message: `A fallback leads from one name to others: ${EXAMPLE}` },
      ];
    const entries = Object.entries(item);
    if (entries.length !== 1)
      return [
        {
          severity: 'error',
          path: at,
          message: `Each item leads from exactly one name, and LiteLLM does not start with ${entries.length}: ${EXAMPLE}`,
        },
      ];
    return entries.flatMap(([from, to]): readonly Finding[] =>
      Array.isArray(to)
        ? []
        : [
            {
              severity: 'error',
              path: [...at, from],
              message: 'The names to turn to are a list, also when there is one',
              ...(typeof to === 'string' && { fix: changeTo([to]) }),
            },
          ],
    );
  });
}

/** Source: `validate_fallbacks` of LiteLLM 1.104.4, which refuses an item that is no mapping or has not exactly one key. */
export const malformedFallbacks: Rule = {
  name: 'malformed-fallbacks',
  needsWhole: false,
  find: ({ root }) =>
    FALLBACK_SECTIONS.flatMap((part) => {
      const settings = asRecord(root[part]);
      const defaults = settings['default_fallbacks'];
      const isWrong = defaults !== undefined && defaults !== null && !Array.isArray(defaults);
      return [
        ...FALLBACK_KINDS.flatMap((kind) => malformedList(settings[kind], [part, kind])),
        ...(isWrong
          ? [
              {
                severity: 'error' as const,
                path: [part, 'default_fallbacks'],
                message: 'default_fallbacks is a list of names',
                ...(typeof defaults === 'string' && { fix: changeTo([defaults]) }),
              },
            ]
          : []),
      ];
    }),
};
