import { createHash, timingSafeEqual } from 'node:crypto';
import type { KeyRow } from '../store/key-row.ts';
import { tokenOf } from '../store/keys.ts';
import type { Exchange } from './exchange.ts';
import { decimal } from './decimal.ts';
import type { Gateway } from './gateway.ts';
import { refusal, type Refusal } from './refusal.ts';

/** Who calls. */
export interface Caller {
  readonly isAdmin: boolean;
  /** The key's token, or `litellm_proxy_master_key`. */
  readonly apiKey: string;
  /** Undefined for the master key. */
  readonly key: KeyRow | undefined;
  readonly userId: string;
}

const ADMIN: Caller = {
  isAdmin: true,
  apiKey: 'litellm_proxy_master_key',
  key: undefined,
  userId: 'default_user_id',
};

/** Where LiteLLM looks for a key, in this order. */
const KEY_HEADERS = ['x-litellm-api-key', 'authorization', 'api-key', 'x-api-key'] as const;

/** The key that a request carries, without `Bearer`; undefined for none. */
export function keyIn({ request }: Exchange): string | undefined {
  for (const name of KEY_HEADERS) {
    const value = request.headers[name];
    const key = typeof value === 'string' ? value.replace(/^bearer\s+/i, '').trim() : '';
    if (key !== '') return key;
  }
  return undefined;
}

/** @throws Refusal as LiteLLM words it: 401 for no, an unknown, an expired or a blocked key; 400 for a key without a database */
export async function authenticate(exchange: Exchange, { config, store }: Gateway): Promise<Caller> {
  const key = keyIn(exchange);
  if (key === undefined) throw notAuthentic('No api key passed in.');
  if (isSame(key, config.masterKey)) return ADMIN;
  if (!store) throw refusal(400, 'no_db_connection', 'No connected db.');
  if (!key.startsWith('sk-')) {
    throw notAuthentic("LiteLLM Virtual Key expected. Received another value, expected to start with 'sk-'.");
  }
  const row = await store.keyCache.get(key);
  if (!row) {
    throw refusal(
      401,
      'token_not_found_in_db',
      `Authentication Error, Invalid proxy server token passed. Received API Key = sk-...${key.slice(-4)}, Key Hash (Token) =${tokenOf(key)}. Unable to find token in cache or \`LiteLLM_VerificationTokenTable\``,
      'key',
    );
  }
  if (row.blocked === true)
    throw notAuthentic("Key is blocked. Update via `/key/unblock` if you're an admin.");
  if (row.expires !== null && row.expires.getTime() <= Date.now()) {
    throw refusal(
      401,
      'expired_key',
      `Authentication Error - Expired Key. Key Expiry time ${row.expires.toISOString()} and current time ${new Date().toISOString()}`,
      row.key_name,
    );
  }
  return { isAdmin: false, apiKey: row.token, key: row, userId: row.user_id ?? '' };
}

/** @throws Refusal 401 for anybody but the master key */
export async function authenticateAdmin(exchange: Exchange, gateway: Gateway): Promise<Caller> {
  const caller = await authenticate(exchange, gateway);
  if (caller.isAdmin) return caller;
  throw notAuthentic(
    `Only proxy admin can be used to generate, delete, update info for new keys/users/teams. Route=${exchange.path}. Your role=internal_user.`,
  );
}

/** @throws Refusal 403 for a model outside the key */
export function allowModel({ key }: Caller, model: string): void {
  if (!key || key.models.length === 0) return;
  if (key.models.some((name) => name === model || name === '*' || name === 'all-proxy-models')) return;
  throw refusal(
    403,
    'key_model_access_denied',
    `The requested model '${model}' is not available for this API key, or the model name is invalid. Check the models available to you and try again.`,
    'model',
  );
}

/** @throws Refusal 422 for a spent budget */
export function allowSpending({ key }: Caller): void {
  const budget = key?.max_budget ?? null;
  if (!key || budget === null || key.spend < budget) return;
  const name = key.key_alias === null ? key.key_name : `${key.key_alias} (${key.key_name})`;
  throw refusal(
    422,
    'budget_exceeded',
    `Budget has been exceeded! Key=${name} Current cost: ${decimal(key.spend)}, Max budget: ${decimal(budget)}`,
    null,
    'BudgetExceededError',
  );
}

const notAuthentic = (message: string): Refusal =>
  refusal(401, 'auth_error', `Authentication Error, ${message}`, 'None');

/** In the same time whatever the difference is. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
