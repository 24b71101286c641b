import { asRecord } from '../../deployments.ts';
import type { Path } from '../../problem.ts';
import { CALLBACK_ENVIRONMENT, CALLBACKS, LOGGERS, SERVICE_CALLBACKS } from '../facts/callbacks.ts';
import { changeTo, remove } from '../parts/fixes.ts';
import { nearest } from '../parts/nearest.ts';
import { didYouMean, listed, quoted } from '../parts/words.ts';
import type { Finding, Rule, Settings, Subject } from '../rule.ts';

const LISTS = ['callbacks', 'success_callback', 'failure_callback', 'service_callback'] as const;
type ListName = (typeof LISTS)[number];

interface Entry {
  readonly list: ListName;
  readonly name: string;
  readonly path: Path;
}

/** Texts of all four lists, in order. */
const entriesOf = (litellm: Settings): readonly Entry[] =>
  LISTS.flatMap((list) => {
    const value = litellm[list];
    if (!Array.isArray(value)) return [];
    return (value as unknown[]).flatMap((name, index) =>
      typeof name === 'string' ? [{ list, name, path: ['litellm_settings', list, index] }] : [],
    );
  });

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

/** Source: LiteLLM 1.104.4 hands only successes to `s3`, whichever list names it; `s3_v2` writes both. */
export const oldS3Callback: Rule = {
  name: 'old-s3-callback',
  needsWhole: false,
  find: ({ litellm }) =>
    entriesOf(litellm).flatMap(({ list, name, path }): readonly Finding[] => {
      if (name !== 's3' || (list !== 'success_callback' && list !== 'failure_callback')) return [];
      return [
        {
          severity: 'warning',
          path,
          message:
            list === 'failure_callback'
              ? 'The callback s3 writes no failures: write "s3_v2", which writes both'
              : 'The callback s3 writes successes only, and while the caller waits: write "s3_v2"',
          fix: changeTo('s3_v2'),
        },
      ];
    }),
};

export const callbackSettings: Rule = {
  name: 'callback-settings',
  needsWhole: true,
  find: (subject) => [
    ...withoutBucket(subject),
    ...entriesOf(subject.litellm).flatMap((entry) => withoutEnvironment(entry, subject)),
  ],
};

function withoutBucket({ litellm }: Subject): readonly Finding[] {
  const user = entriesOf(litellm).find(
    ({ name, list }) => /^s3(_v2)?$/.test(name) && list !== 'service_callback',
  );
  const params = litellm['s3_callback_params'];
  if (user === undefined || asRecord(params)['s3_bucket_name']) return [];
  return [
    {
      severity: 'warning',
      path: params === undefined ? user.path : ['litellm_settings', 's3_callback_params'],
      ...(params !== undefined && { at: 'key' as const }),
      message:
        'Nothing says which bucket the request logs go to: set litellm_settings.s3_callback_params.s3_bucket_name',
    },
  ];
}

function withoutEnvironment({ name, path }: Entry, { context, root }: Subject): readonly Finding[] {
  if (context.environmentNames === null) return [];
  const provided = new Set([
    ...context.environmentNames,
    ...Object.keys(asRecord(root['environment_variables'])),
  ]);
  const missing = (CALLBACK_ENVIRONMENT[name] ?? []).filter((wanted) => !provided.has(wanted));
  if (missing.length === 0) return [];
  return [
    {
      severity: 'warning',
      path,
      message: `This callback sends nothing until the gateway is provided with ${listed(missing)}`,
    },
  ];
}
