import { invalid } from '../refusal.ts';
import {
  budgetDurationOf,
  type Fields,
  fieldOf,
  fieldsOf,
  flagOf,
  isFields,
  keyDurationOf,
  modelLimitsOf,
  namesOf,
  notAllowed,
  numberOf,
  oneOf,
  textOf,
  wholeOf,
} from './fields.ts';
import type { OktaClaims } from './okta.ts';
import type { OktaPolicy } from './policy.ts';

const SHARED_FIELDS = [
  'user_id',
  'key_alias',
  'duration',
  'models',
  'max_budget',
  'budget_duration',
  'tpm_limit',
  'rpm_limit',
  'max_parallel_requests',
  'model_tpm_limit',
  'model_rpm_limit',
  'metadata',
  'send_invite_email',
];
const USER_FIELDS = new Set([
  ...SHARED_FIELDS,
  'user_role',
  'user_email',
  'user_alias',
  'teams',
  'auto_create_key',
]);
const KEY_FIELDS = new Set([...SHARED_FIELDS, 'team_id']);
const LONGEST_METADATA_TEXT = 512;

/**
 * LiteLLM's `/user/new` for the token's own user: the client's fields within the policy, the policy's where the client is silent.
 * A field that is not known here is refused rather than passed on: LiteLLM's next version may read a budget from it.
 * @param body parsed JSON; undefined for none
 * @throws Refusal `invalid` for a value that makes no sense, `forbidden` for one that asks for more; each names the field
 */
export function userBody(body: unknown, claims: OktaClaims, policy: OktaPolicy): object {
  const fields = knownOnly(fieldsOf(body), USER_FIELDS, '/user/new');
  const role = fieldOf(fields, 'user_role');
  if (role !== undefined && role !== 'internal_user') {
    throw notAllowed('user_role', 'user_role is always "internal_user" with an Okta token.');
  }
  const email = fieldOf(fields, 'user_email');
  if (email !== undefined && !isSameEmail(email, claims.email)) {
    throw notAllowed('user_email', "user_email is the token's own. Leave it out.");
  }
  return {
    ...sharedBody(fields, claims, policy),
    user_role: 'internal_user',
    user_email: claims.email,
    user_alias: textOf(fields, 'user_alias'),
    teams: namesOf(fields, 'teams', policy.allowedTeams, undefined),
    auto_create_key: flagOf(fields, 'auto_create_key'),
  };
}

/** LiteLLM's `/key/generate` for the token's own user, by the same rules as `userBody`; `team_id` one of the open teams. */
export function keyBody(
  body: unknown,
  claims: OktaClaims,
  policy: OktaPolicy,
): object & { readonly team_id: string | undefined } {
  const fields = knownOnly(fieldsOf(body), KEY_FIELDS, '/key/generate');
  const team = oneOf(fields, 'team_id', policy.allowedTeams);
  for (const field of ['model_tpm_limit', 'model_rpm_limit']) {
    if (team !== undefined && fieldOf(fields, field) !== undefined) {
      // In LiteLLM a key's own limit for a model replaces its team's.
      throw notAllowed(field, `${field} is the team's own for a key with team_id. Leave it out.`);
    }
  }
  return { ...sharedBody(fields, claims, policy), team_id: team };
}

function sharedBody(fields: Fields, { subject }: OktaClaims, policy: OktaPolicy) {
  const userId = fieldOf(fields, 'user_id');
  if (userId !== undefined && userId !== subject) {
    throw notAllowed('user_id', "user_id is the token's own subject. Leave it out.");
  }
  if (flagOf(fields, 'send_invite_email') === true) {
    throw notAllowed('send_invite_email', 'send_invite_email may not be true with an Okta token.');
  }
  return {
    user_id: subject,
    key_alias: textOf(fields, 'key_alias'),
    duration: keyDurationOf(fields, 'duration', policy.keyDuration),
    models: namesOf(fields, 'models', policy.allowedModels, policy.allowedModels),
    max_budget: numberOf(fields, 'max_budget', policy.maxBudgetUsd),
    budget_duration: budgetDurationOf(fields, 'budget_duration', policy.budgetDuration),
    tpm_limit: wholeOf(fields, 'tpm_limit', policy.tpmLimit),
    rpm_limit: wholeOf(fields, 'rpm_limit', policy.rpmLimit),
    max_parallel_requests: wholeOf(fields, 'max_parallel_requests', policy.maxParallelRequests),
    model_tpm_limit: modelLimitsOf(fields, 'model_tpm_limit', policy.tpmLimit, policy.allowedModels),
    model_rpm_limit: modelLimitsOf(fields, 'model_rpm_limit', policy.rpmLimit, policy.allowedModels),
    metadata: metadataOf(fields, policy.metadataKeys),
    send_invite_email: false,
  };
}

/** Flat, small, and of the open keys only: `temp_budget_increase` and many more in `metadata` are orders to LiteLLM. */
function metadataOf(fields: Fields, open: readonly string[]): object | undefined {
  const asked = fieldOf(fields, 'metadata');
  if (asked === undefined) return undefined;
  if (!isFields(asked)) throw invalid('metadata', 'metadata must be an object.');
  return Object.fromEntries(
    Object.keys(asked).map((key) => {
      const field = `metadata.${shown(key)}`;
      if (!open.includes(key)) {
        throw notAllowed(field, `metadata may not have "${shown(key)}". Open to you: ${open.join(', ')}.`);
      }
      const value = asked[key];
      const isGood =
        typeof value === 'string'
          ? value.length <= LONGEST_METADATA_TEXT && !/[\0\p{Cs}]/u.test(value)
          : typeof value === 'boolean' || Number.isFinite(value);
      if (isGood) return [key, value];
      throw invalid(
        field,
        `${field} must be text of at most ${LONGEST_METADATA_TEXT} characters, a number, true or false.`,
      );
    }),
  );
}

function knownOnly(fields: Fields, known: ReadonlySet<string>, path: string): Fields {
  const stranger = Object.keys(fields).find((name) => !known.has(name));
  if (stranger === undefined) return fields;
  throw notAllowed(
    shown(stranger),
    `"${shown(stranger)}" may not be set on ${path} with an Okta token. Open to you: ${[...known].join(', ')}.`,
  );
}

/** A name of the client's in our own words: short, and of plain letters. */
const shown = (name: string): string => name.slice(0, 64).replace(/[^\w.:@/ -]/g, '?');

const isSameEmail = (asked: unknown, own: string | undefined): boolean =>
  typeof asked === 'string' && asked.toLowerCase() === own?.toLowerCase();
