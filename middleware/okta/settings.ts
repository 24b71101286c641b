import { baseUrl, type Environment } from '../settings.ts';
import { type OktaPolicy, readOktaPolicy } from './policy.ts';

export interface OktaSettings {
  /** As the tokens' `iss` has it, letter for letter. */
  readonly issuer: string;
  readonly audience: string;
  readonly policy: OktaPolicy;
}

/**
 * Reads `OKTA_ISSUER` (none: Okta is off), `OKTA_AUDIENCE` (`api://default`, as Okta has it) and the policy.
 * @returns `okta` undefined when it is off, or one line for each setting that is wrong
 */
export function readOkta(
  env: Environment,
): { readonly okta: OktaSettings | undefined } | { readonly wrong: readonly string[] } {
  const issuer = (env['OKTA_ISSUER'] ?? '').trim();
  if (issuer === '') return { okta: undefined };
  const read = readOktaPolicy(env);
  const wrong = 'wrong' in read ? [...read.wrong] : [];
  if (!isIssuer(issuer)) {
    wrong.unshift(
      `OKTA_ISSUER must be an https address, such as "https://dev-12345.okta.com/oauth2/default", but is "${issuer}".`,
    );
  }
  if (wrong.length > 0 || 'wrong' in read) return { wrong };
  const audience = (env['OKTA_AUDIENCE'] ?? '').trim();
  return { okta: { issuer, audience: audience === '' ? 'api://default' : audience, policy: read.policy } };
}

/** Keys that come over plain http can be anybody's, so that only an issuer on this very machine may be read so. */
function isIssuer(text: string): boolean {
  if (baseUrl(text) === undefined) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || /^(127(\.\d+){3}|localhost|\[::1\])$/.test(hostname);
}
