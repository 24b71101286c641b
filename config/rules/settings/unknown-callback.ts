import { CALLBACKS, LOGGERS, SERVICE_CALLBACKS } from '../facts/callbacks.ts';
import { changeTo, remove } from '../parts/fixes.ts';
import { nearest } from '../parts/nearest.ts';
import { didYouMean, listed, quoted } from '../parts/words.ts';
import type { Finding, Rule, Settings } from '../rule.ts';
import { LISTS, type Entry, entriesOf } from '../parts/callback-entries.ts';

function notAList(litellm: Settings): readonly Finding[] {
  return LISTS.flatMap((list): readonly Finding[] => {
    const value = litellm[list];
    if (typeof value !== 'string') return [];
    const isFatal = list === 'callbacks' && !value.includes('.');
    if (list === 'callbacks' && !isFatal) return [];
    return [
      {
        severity: 'error',
        path: ['litellm_settings', list],
        message: `${list} is a list, also with one name: LiteLLM ${isFatal ? 'looks for a module of this name and does not start' : 'takes each letter for a name of its own'}`,
        fix: changeTo([value], `Change to [${value}]`),
      },
    ];
  });
}

/** A path of Python, or a name from the environment. */
const isOwn = (name: string): boolean => name.includes('.') || name.includes('/');

function unknownName({ list, name, path }: Entry): Finding | undefined {
  if (isOwn(name)) return undefined;
  const known = list === 'callbacks' ? CALLBACKS : list === 'service_callback' ? SERVICE_CALLBACKS : LOGGERS;
  if (known.includes(name)) return undefined;
  if (list === 'callbacks' && (name === 's3' || LOGGERS.includes(name))) {
    const fix = name === 's3' ? changeTo('s3_v2') : undefined;
    return {
      severity: 'error',
      path,
      message: `LiteLLM does not start with this name under callbacks: ${name === 's3' ? 'write "s3_v2"' : `move it to success_callback: ${quoted(name)}`}`,
      ...(fix && { fix }),
    };
  }
  if (list === 'service_callback')
    return {
      severity: 'warning',
      path,
      message: `Only ${listed(SERVICE_CALLBACKS)} are told of services, so this does nothing: ${quoted(name)}`,
      fix: remove(`Remove "${name}"`),
    };
  const meant = nearest(name, known);
  return {
    severity: list === 'callbacks' ? 'error' : 'warning',
    path,
    message: `${list === 'callbacks' ? 'LiteLLM knows no callback of this name and does not start' : 'LiteLLM knows no callback of this name and ignores it'}: ${quoted(name)}${didYouMean(meant)}`,
    ...(meant !== undefined && { fix: changeTo(meant) }),
  };
}

export const unknownCallback: Rule = {
  name: 'unknown-callback',
  needsWhole: false,
  find: ({ litellm }) => [
    ...notAList(litellm),
    ...entriesOf(litellm).flatMap((entry) => unknownName(entry) ?? []),
  ],
};
