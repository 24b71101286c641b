import { changeTo } from '../parts/fixes.ts';
import { readReference, REFERENCE } from '../parts/references.ts';
import type { Finding, Rule } from '../rule.ts';

const OVERRIDE = 'dangerously_permit_weak_or_unset_master_key';
const PATH = ['general_settings', 'master_key'];
const FROM_ENVIRONMENT = `${REFERENCE}LITELLM_MASTER_KEY`;

const fix = changeTo(FROM_ENVIRONMENT);

/** Fewer characters than this can be tried out by machine; LiteLLM itself asks for 16 in a chosen key. */
const SHORTEST = 16;

/** Source: `master_key_boot_verdict` of LiteLLM 1.104.4, which refuses an unset, an empty and the well-known key. */
export const weakMasterKey: Rule = {
  name: 'weak-master-key',
  needsWhole: false,
  find: ({ general }): readonly Finding[] => {
    if (!('master_key' in general)) return [];
    const key = general['master_key'];
    const isAllowed = general[OVERRIDE] === true;
    if (key === null || key === '')
      return isAllowed
        ? []
        : [
            {
              severity: 'error',
              path: PATH,
              message: `LiteLLM does not start with an empty master key: write "${FROM_ENVIRONMENT}", or leave the line out`,
              fix,
            },
          ];
    if (key === 'sk-1234')
      return isAllowed
        ? []
        : [
            {
              severity: 'error',
              path: PATH,
              message: `LiteLLM does not start with the master key that every example shows: write "${FROM_ENVIRONMENT}"`,
              fix,
            },
          ];
    if (typeof key !== 'string')
      return [
        { severity: 'error', path: PATH, message: `A master key is a text that begins with "sk-"`, fix },
      ];
    if (readReference(key)) return [];
    if (!key.startsWith('sk-'))
      return [
        {
          severity: 'error',
          path: PATH,
          message: 'A master key begins with "sk-", and no call with another one is let in',
          fix,
        },
      ];
    if (key.length < SHORTEST)
      return [
        {
          severity: 'warning',
          path: PATH,
          message: `This master key is easy to guess: take a random one of ${SHORTEST} characters or more, from the environment`,
          fix,
        },
      ];
    return [];
  },
};
