import type { Environment } from '../settings.ts';
import { readBudgetDuration, readKeyDuration } from './duration.ts';

/**
 * What people with an Okta token may give themselves: each is the cap, and what they get when they do not ask. Without a cap
 * the field may not be set at all, so that LiteLLM's own default holds, never a number that a client made up.
 */
export interface OktaPolicy {
  readonly maxBudgetUsd?: number | undefined;
  readonly budgetDuration?: string | undefined;
  readonly tpmLimit?: number | undefined;
  readonly rpmLimit?: number | undefined;
  readonly maxParallelRequests?: number | undefined;
  readonly allowedModels?: readonly string[] | undefined;
  /** Teams that they may join, and make keys for once they are members. Nobody joins one without asking. */
  readonly allowedTeams?: readonly string[] | undefined;
  readonly keyDuration?: string | undefined;
  /** Keys of `metadata` that they may set. A list of what is open, as LiteLLM reads budgets and guardrails from others there. */
  readonly metadataKeys: readonly string[];
}

const METADATA_KEYS = ['app', 'cost_center', 'environment', 'owner', 'project', 'purpose'];
const MOST_NAMES = 1000;

/**
 * Reads the policy; what is not set is LiteLLM's own default, and not for the client to choose.
 * - `OKTA_MAX_BUDGET` (none): USD that a user may spend in each period, and each of his keys alone
 * - `OKTA_BUDGET_DURATION` (none: the budget is for ever, unless LiteLLM's `internal_user_budget_duration` says otherwise): its period, `1d 7d 30d 1mo`
 * - `OKTA_TPM_LIMIT`, `OKTA_RPM_LIMIT` (none): tokens and requests per minute of a user, and of each key
 * - `OKTA_MAX_PARALLEL_REQUESTS` (none): at once with each key; LiteLLM does not count it across a user's keys
 * - `OKTA_ALLOWED_MODELS` (none: LiteLLM's default, which is all): names with commas between
 * - `OKTA_ALLOWED_TEAMS` (none): team ids with commas between. A team's key spends the team's money: LiteLLM counts it against the
 *   user's budget only with `apply_user_budget_to_team_keys: true` in its `general_settings`
 * - `OKTA_KEY_DURATION` (none): how long a key lives at most, `8h 30d 3mo`
 * - `OKTA_METADATA_KEYS` (app, cost_center, environment, owner, project, purpose): what `metadata` may have
 * @returns the policy, or one line for each setting that is wrong
 */
export function readOktaPolicy(
  env: Environment,
): { readonly policy: OktaPolicy } | { readonly wrong: readonly string[] } {
  const wrong: string[] = [];
  const read = <T>(name: string, what: string, parse: (text: string) => T | undefined): T | undefined => {
    const text = (env[name] ?? '').trim();
    if (text === '') return undefined;
    const value = parse(text);
    if (value === undefined) wrong.push(`${name} must be ${what}, but is "${text}".`);
    return value;
  };
  const whole = (name: string) => read(name, 'a whole number above 0', wholeAboveZero);
  const names = (name: string) => read(name, 'names with commas between', namesOf);
  const policy: OktaPolicy = {
    maxBudgetUsd: read('OKTA_MAX_BUDGET', 'an amount of USD above 0, such as "25"', amountAboveZero),
    budgetDuration: read(
      'OKTA_BUDGET_DURATION',
      'a period that LiteLLM keeps, such as "1d", "7d", "30d" or "1mo" (at most 24h, 60m or 60s below a day)',
      (text) => readBudgetDuration(text)?.text,
    ),
    tpmLimit: whole('OKTA_TPM_LIMIT'),
    rpmLimit: whole('OKTA_RPM_LIMIT'),
    maxParallelRequests: whole('OKTA_MAX_PARALLEL_REQUESTS'),
    allowedModels: names('OKTA_ALLOWED_MODELS'),
    allowedTeams: names('OKTA_ALLOWED_TEAMS'),
    keyDuration: read(
      'OKTA_KEY_DURATION',
      'at most ten years, such as "8h", "30d" or "3mo"',
      (text) => readKeyDuration(text)?.text,
    ),
    metadataKeys: names('OKTA_METADATA_KEYS') ?? METADATA_KEYS,
  };
  return wrong.length > 0 ? { wrong } : { policy };
}

function wholeAboveZero(text: string): number | undefined {
  const value = /^\d+$/.test(text) ? Number(text) : 0;
  return value > 0 && Number.isSafeInteger(value) ? value : undefined;
}

function amountAboveZero(text: string): number | undefined {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  return value > 0 && Number.isFinite(value) ? value : undefined;
}

function namesOf(text: string): readonly string[] | undefined {
  const names = [...new Set(text.split(',').map((name) => name.trim()))].filter((name) => name !== '');
  const isGood = names.length > 0 && names.length <= MOST_NAMES && !/[\p{Cc}\p{Cs}]/u.test(text);
  return isGood ? names : undefined;
}
