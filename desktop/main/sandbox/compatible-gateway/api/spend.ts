import { SPEND_SORTS, type SpendFilter } from '../store/spend-reader.ts';
import { shownRow } from '../store/spend-row.ts';
import { authenticate, type Caller } from './caller.ts';
import { type Exchange, sendJson } from './exchange.ts';
import type { Gateway } from './gateway.ts';
import { detail, refusal } from './refusal.ts';

const MOST_PER_PAGE = 1_000;
/** As LiteLLM says it: the plain list is for small gateways. */
const MOST_AT_ONCE = 10_000;

const badRequest = (message: string, param = 'None') => refusal(400, 'bad_request', message, param);

/** `GET /spend/logs/v2`: paged and filtered; both dates are required. */
export async function listSpend(exchange: Exchange, gateway: Gateway): Promise<void> {
  const caller = await authenticate(exchange, gateway);
  if (!gateway.store) throw refusal(401, 'internal_error', 'Prisma Client is not initialized', 'None');
  const { query } = exchange;
  const sortBy = query.get('sort_by') ?? 'startTime';
  if (!SPEND_SORTS.includes(sortBy)) {
    const sorts = [...SPEND_SORTS].sort().join(', ');
    throw badRequest(`Invalid sort_by: ${sortBy}. Must be one of: ${sorts}`, 'sort_by');
  }
  const sortOrder = (query.get('sort_order') ?? 'desc').toLowerCase();
  if (sortOrder !== 'asc' && sortOrder !== 'desc') {
    throw badRequest(`Invalid sort_order: ${sortOrder}. Must be one of: asc, desc`, 'sort_order');
  }
  const page = whole(query, 'page', 1, Infinity);
  const size = whole(query, 'page_size', 50, MOST_PER_PAGE);
  const { rows, total } = await gateway.store.spendReader.page(filterOf(query, caller), {
    sortBy,
    isDescending: sortOrder === 'desc',
    page,
    size,
  });
  sendJson(exchange, 200, {
    data: rows.map(shownRow),
    total,
    page,
    page_size: size,
    total_pages: Math.ceil(total / size),
    total_is_capped: false,
  });
}

/** `GET /spend/logs`: one row for each call, newest first. Sums by day are not offered here. */
export async function listAllSpend(exchange: Exchange, gateway: Gateway): Promise<void> {
  const caller = await authenticate(exchange, gateway);
  if (!gateway.store) {
    throw refusal(
      500,
      'internal_error',
      '/spend/logs ErrorDatabase not connected. Connect a database.',
      'None',
    );
  }
  const { query } = exchange;
  const from = query.get('start_date');
  const to = query.get('end_date');
  const filter: SpendFilter = {
    from: from === null ? new Date(0) : dateIn(from),
    to: to === null ? new Date() : dateIn(to),
    apiKey: caller.isAdmin ? optional(query, 'api_key') : caller.apiKey,
    userId: optional(query, 'user_id'),
    requestId: optional(query, 'request_id'),
  };
  const all = { sortBy: 'startTime', isDescending: true, page: 1, size: MOST_AT_ONCE };
  const { rows } = await gateway.store.spendReader.page(filter, all);
  sendJson(exchange, 200, rows.map(shownRow));
}

const optional = (query: URLSearchParams, name: string): string | undefined => query.get(name) ?? undefined;

function filterOf(query: URLSearchParams, caller: Caller): SpendFilter {
  const from = query.get('start_date');
  const to = query.get('end_date');
  if (from === null || to === null) throw badRequest('Start date and end date are required');
  return {
    from: dateIn(from),
    to: dateIn(to),
    // Who is no admin sees what his own key did.
    apiKey: caller.isAdmin ? optional(query, 'api_key') : caller.apiKey,
    userId: optional(query, 'user_id'),
    teamId: optional(query, 'team_id'),
    endUser: optional(query, 'end_user'),
    model: optional(query, 'model'),
    modelId: optional(query, 'model_id'),
    modelGroup: optional(query, 'model_group'),
    status: optional(query, 'status_filter'),
    requestId: optional(query, 'request_id'),
    sessionId: optional(query, 'session_id'),
    errorCode: optional(query, 'error_code'),
    minSpend: decimal(query, 'min_spend'),
    maxSpend: decimal(query, 'max_spend'),
  };
}

const DATE = /^\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?$/;

/** `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`, in UTC. */
function dateIn(text: string): Date {
  const trimmed = text.trim();
  const date = new Date(`${trimmed.replace(' ', 'T')}${trimmed.includes(' ') ? '' : 'T00:00:00'}Z`);
  if (DATE.test(trimmed) && !Number.isNaN(date.getTime())) return date;
  throw detail(400, `Invalid date format: ${trimmed}. Expected: 'YYYY-MM-DD' or 'YYYY-MM-DD HH:MM:SS'`);
}

function whole(query: URLSearchParams, name: string, byDefault: number, most: number): number {
  const text = query.get(name);
  const value = text === null ? byDefault : Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw invalid(name, text, 'Input should be a whole number in range');
}

function decimal(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  throw invalid(name, text, 'Input should be a valid number');
}

/** As the web framework below LiteLLM refuses a parameter. */
const invalid = (name: string, input: string | null, msg: string) =>
  detail(422, [{ type: 'value_error', loc: ['query', name], msg, input }]);
