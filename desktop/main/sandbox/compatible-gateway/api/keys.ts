import { shownKey } from '../store/key-row.ts';
import { KEY_SORTS } from '../store/keys.ts';
import { authenticate, authenticateAdmin } from './caller.ts';
import { type Exchange, sendJson } from './exchange.ts';
import type { Gateway, Store } from './gateway.ts';
import { namesIn, readKeyRequest, textIn } from './key-request.ts';
import { readBody } from './read-body.ts';
import { noDatabase, refusal, type Refusal } from './refusal.ts';

function storeOf({ store }: Gateway): Store {
  if (!store) throw noDatabase();
  return store;
}

/** `POST /key/generate`: the only answer that holds the secret. */
export async function createKey(exchange: Exchange, gateway: Gateway): Promise<void> {
  const caller = await authenticateAdmin(exchange, gateway);
  const { keys } = storeOf(gateway);
  const { secret, key } = readKeyRequest(await readBody(exchange), caller.userId);
  const row = await keys.create(key);
  if (!row) {
    const message = `Key with alias '${key.key_alias ?? ''}' already exists. Unique key aliases across all keys are required.`;
    throw refusal(400, 'bad_request_error', message, 'key_alias');
  }
  sendJson(exchange, 200, { ...shownKey(row), key: secret, token_id: row.token });
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
  const names = namesIn(body, 'keys');
  const removed =
    names.length > 0 ? await keys.remove(names) : await keys.removeByAlias(namesIn(body, 'key_aliases'));
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
    const name = textIn(await readBody(exchange), 'key') ?? '';
    const row = await keys.setBlocked(name, isBlocked, caller.userId);
    if (!row) throw unknownKey('Key not found.');
    keyCache.forget(name);
    sendJson(exchange, 200, shownKey(row));
  };
