import { randomBytes } from 'node:crypto';
import { asRecord } from '../../../../../config/deployments.ts';
import { shownKey } from '../store/key-row.ts';
import { KEY_SORTS, tokenOf } from '../store/keys.ts';
import { authenticate, authenticateAdmin } from './caller.ts';
import { type Body, type Exchange, sendJson } from './exchange.ts';
import type { Gateway, Store } from './gateway.ts';
import { readBody } from './read-body.ts';
import { noDatabase, refusal, type Refusal } from './refusal.ts';

const SECRET_LENGTH = 16;

function storeOf({ store }: Gateway): Store {
  if (!store) throw noDatabase();
  return store;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

/** `POST /key/generate`: the only answer that holds the secret. */
export async function createKey(exchange: Exchange, gateway: Gateway): Promise<void> {
  const caller = await authenticateAdmin(exchange, gateway);
  const { keys } = storeOf(gateway);
  const body = await readBody(exchange);
  const secret = secretOf(body);
  const alias = text(body['key_alias']);
  const row = await keys.create({
    token: tokenOf(secret),
    key_name: `sk-...${secret.slice(-4)}`,
    key_alias: alias,
    max_budget: number(body['max_budget']),
    models: texts(body['models']),
    user_id: text(body['user_id']),
    team_id: text(body['team_id']),
    metadata: asRecord(body['metadata']),
    tpm_limit: number(body['tpm_limit']),
    rpm_limit: number(body['rpm_limit']),
    max_parallel_requests: number(body['max_parallel_requests']),
    budget_duration: text(body['budget_duration']),
    expires: expiryOf(body['duration']),
    created_by: caller.userId,
  });
  if (!row) {
    const message = `Key with alias '${alias ?? ''}' already exists. Unique key aliases across all keys are required.`;
    throw refusal(400, 'bad_request_error', message, 'key_alias');
  }
  sendJson(exchange, 200, { ...shownKey(row), key: secret, token_id: row.token });
}

function secretOf(body: Body): string {
  const own = text(body['key']);
  if (own === null) return `sk-${randomBytes(SECRET_LENGTH).toString('base64url')}`;
  if (own.startsWith('sk-') && own.length >= SECRET_LENGTH) return own;
  const why = own.startsWith('sk-')
    ? `must be at least ${SECRET_LENGTH} characters long.`
    : "must start with 'sk-'.";
  throw refusal(400, 'internal_server_error', `{'error': 'Invalid key format. LiteLLM Virtual Key ${why}'}`);
}

const UNITS_MS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  mo: 30 * 86_400_000,
};

function expiryOf(duration: unknown): Date | null {
  if (duration === undefined || duration === null) return null;
  const [, count, unit = ''] = /^(\d+)(mo|[smhdw])$/.exec(typeof duration === 'string' ? duration : '') ?? [];
  const unitMs = UNITS_MS[unit];
  if (unitMs === undefined) throw refusal(500, 'internal_server_error', 'Invalid duration format');
  return new Date(Date.now() + Number(count) * unitMs);
}

const unknownKey = (message: string): Refusal => refusal(404, 'not_found_error', message, 'key');

/** `GET /key/info?key=`; without one, of the caller's own */
export async function getKey(exchange: Exchange, gateway: Gateway): Promise<void> {
  const caller = await authenticate(exchange, gateway);
  const { keys } = storeOf(gateway);
  const asked = exchange.query.get('key');
  const name = asked ?? caller.apiKey;
  const row = await keys.get(name);
  const isOwn = row?.token === caller.apiKey;
  if (!row || (!caller.isAdmin && !isOwn)) throw unknownKey('Key not found in database');
  const { token: _token, ...info } = shownKey(row);
  sendJson(exchange, 200, { key: name, info: { ...info, status: 'active' } });
}

const MOST_PER_PAGE = 100;

/** `GET /key/list` */
export async function listKeys(exchange: Exchange, gateway: Gateway): Promise<void> {
  await authenticateAdmin(exchange, gateway);
  if (!gateway.store) throw noDatabase('Authentication Error, ');
  const { query } = exchange;
  const page = Math.max(1, Math.floor(Number(query.get('page') ?? 1)) || 1);
  const size = Math.min(MOST_PER_PAGE, Math.max(1, Math.floor(Number(query.get('size') ?? 10)) || 10));
  const sortBy = query.get('sort_by') ?? 'created_at';
  if (!KEY_SORTS.includes(sortBy)) {
    throw refusal(
      400,
      'bad_request_error',
      `Invalid sort_by: ${sortBy}. Must be one of: ${KEY_SORTS.join(', ')}`,
    );
  }
  const { rows, total } = await gateway.store.keys.list({
    userId: query.get('user_id') ?? undefined,
    teamId: query.get('team_id') ?? undefined,
    keyAlias: query.get('key_alias') ?? undefined,
    sortBy,
    isDescending: query.get('sort_order') !== 'asc',
    page,
    size,
  });
  const isWhole = query.get('return_full_object') === 'true';
  sendJson(exchange, 200, {
    keys: rows.map((row) => (isWhole ? shownKey(row) : row.token)),
    total_count: total,
    current_page: page,
    total_pages: Math.ceil(total / size),
  });
}

/** `POST /key/delete`, by `keys` or `key_aliases` */
export async function removeKeys(exchange: Exchange, gateway: Gateway): Promise<void> {
  await authenticateAdmin(exchange, gateway);
  const { keys, keyCache } = storeOf(gateway);
  const body = await readBody(exchange);
  const names = texts(body['keys']);
  const removed =
    names.length > 0 ? await keys.remove(names) : await keys.removeByAlias(texts(body['key_aliases']));
  if (removed.length === 0) throw refusal(404, 'internal_server_error', "{'error': 'No keys found'}");
  if (names.length > 0) for (const name of names) keyCache.forget(name);
  else keyCache.forgetAll();
  sendJson(exchange, 200, { deleted_keys: removed });
}

/** `POST /key/block` and `/key/unblock` */
export const setBlocked =
  (isBlocked: boolean) =>
  async (exchange: Exchange, gateway: Gateway): Promise<void> => {
    const caller = await authenticateAdmin(exchange, gateway);
    const { keys, keyCache } = storeOf(gateway);
    const name = text((await readBody(exchange))['key']) ?? '';
    const row = await keys.setBlocked(name, isBlocked, caller.userId);
    if (!row) throw unknownKey('Key not found.');
    keyCache.forget(name);
    sendJson(exchange, 200, shownKey(row));
  };
