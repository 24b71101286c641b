import { readReference } from './references.ts';
import type { Leaf } from './walk.ts';

const SECRET_KEY =
  /(^|_)((api|secret|master|salt|private|signing|encryption|access|account|license)_?key|secret(_access_key)?|password|passwd|passphrase|(auth|access|bearer|session|refresh|api|personal_access|azure_ad|security)_token|token|client_secret|webhook_(url|secret))$/i;
const NOT_SECRET = /(^|_)(public_key|max_token|per_token|output_token|input_token)$/i;

/** A key file's or a service account's contents, not the path of a file that holds them. */
const CREDENTIALS = /^\s*\{|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** `scheme://user:password@host`. */
const URL_WITH_PASSWORD = /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s@]+@/i;

/** Keys of well-known services, whatever the setting is called. */
const KNOWN_SHAPE =
  /^(sk-(proj|ant|or|lf)-[\w-]{16,}|gh[pousr]_\w{30,}|github_pat_\w{30,}|xox[abprs]-[\w-]{10,}|AIza[\w-]{30,}|gsk_\w{20,}|hf_\w{20,}|dapi[0-9a-f]{30,}|lsv2_\w{20,}|glpat-[\w-]{18,})$/;

/** What people write where a server asks for no key. */
const PLACEHOLDER =
  /^(sk-)?(none|null|empty|na|n\/a|dummy|fake|mock|anything|any|test|unused|not[-_ ]?(needed|required|used)|no[-_ ]?key([-_ ](required|needed))?|fake[-_]?key|dummy[-_]?key|placeholder|changeme|x+|\*+|<.*>)$/i;

/** Characters that decide; a certificate's first line is among them. */
const LOOKED_AT = 4_000;

export type SecretKind = 'key' | 'url';

/** What kind of secret a leaf holds in clear text; undefined when it holds none. */
export function secretIn({ key, value }: Leaf): SecretKind | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  return kindOf(key, value.slice(0, LOOKED_AT));
}

function kindOf(key: string, value: string): SecretKind | undefined {
  if (URL_WITH_PASSWORD.test(value)) return isReference(value) ? undefined : 'url';
  const isNamed = SECRET_KEY.test(key) && !NOT_SECRET.test(key);
  const isCredentials = /credentials$/i.test(key) && CREDENTIALS.test(value);
  if (!isNamed && !isCredentials && !KNOWN_SHAPE.test(value)) return undefined;
  return PLACEHOLDER.test(value) || isReference(value) ? undefined : 'key';
}

const isReference = (value: string): boolean => readReference(value) !== undefined;
