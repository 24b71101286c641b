import type { Finding, Rule } from '../rule.ts';

const OVERRIDE = 'dangerously_permit_weak_or_unset_master_key';

/** Settings that take a protection away. */
export const unsafeSetting: Rule = {
  name: 'unsafe-setting',
  needsWhole: false,
  find: ({ general, litellm }): readonly Finding[] => {
    const found: Finding[] = [];
    const warn = (path: readonly string[], message: string): void => {
      found.push({ severity: 'warning', path, message });
    };
    if (general[OVERRIDE] === true)
      warn(
        ['general_settings', OVERRIDE],
        'Anybody who can reach this gateway is its administrator while this is true: leave it out',
      );
    if (general['allow_client_side_credentials'] === true)
      warn(
        ['general_settings', 'allow_client_side_credentials'],
        'Callers can send their prompts to any address while this is true: leave it out unless they should',
      );
    if (litellm['ssl_verify'] === false)
      warn(
        ['litellm_settings', 'ssl_verify'],
        'Certificates of providers are not checked while this is false: keys and prompts can be read on the way',
      );
    if (litellm['set_verbose'] === true)
      warn(
        ['litellm_settings', 'set_verbose'],
        'Prompts and keys stand in the log while this is true: leave it out when you are done looking',
      );
    return found;
  },
};
