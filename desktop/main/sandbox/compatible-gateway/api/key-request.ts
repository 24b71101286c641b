import { randomBytes } from 'node:crypto';
import { isRecord } from '../../../../../config/deployments.ts';
import { type NewKey } from '../store/key-row.ts';
import { tokenOf } from '../store/keys.ts';
import type { Body } from './exchange.ts';
import { detail, refusal, type Refusal } from './refusal.ts';

export interface KeyRequest {
  /** The one time that it is known. */
  readonly secret: string;
  readonly key: NewKey;
}

/**
 * What `/key/generate` is asked for; fields that this gateway does not know are let be.
 * @throws Refusal 422 for a field of a wrong type, 400 for a secret that is too weak, 500 for a duration that is none
 */
export function readKeyRequest(body: Body, createdBy: string): KeyRequest {
  const secret = secretOf(textIn(body, 'key'));
  const key: NewKey = {
    token: tokenOf(secret),
    key_name: `sk-...${secret.slice(-4)}`,
    key_alias: textIn(body, 'key_alias'),
    max_budget: numberIn(body, 'max_budget'),
    models: namesIn(body, 'models'),
    user_id: textIn(body, 'user_id'),
    team_id: textIn(body, 'team_id'),
    metadata: recordIn(body, 'metadata'),
    tpm_limit: numberIn(body, 'tpm_limit'),
    rpm_limit: numberIn(body, 'rpm_limit'),
    max_parallel_requests: numberIn(body, 'max_parallel_requests'),
    budget_duration: textIn(body, 'budget_duration'),
    expires: expiryOf(textIn(body, 'duration')),
    created_by: createdBy,
  };
  return { secret, key };
}

/** A limit of a wrong type taken for none would be a key without it. */
const wrong = (name: string, input: unknown, what: string): Refusal =>
  detail(422, [{ type: `${what}_type`, loc: ['body', name], msg: `Input should be a valid ${what}`, input }]);

const isEmpty = (value: unknown): value is undefined | null | '' =>
  value === undefined || value === null || value === '';

export function textIn(body: Body, name: string): string | null {
  const value = body[name];
  if (isEmpty(value)) return null;
  if (typeof value === 'string') return value;
  throw wrong(name, value, 'string');
}

function numberIn(body: Body, name: string): number | null {
  const value = body[name];
  if (isEmpty(value)) return null;
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw wrong(name, value, 'number');
}

export function namesIn(body: Body, name: string): readonly string[] {
  const value = body[name] ?? [];
  const isFit = Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (isFit) return value;
  throw wrong(name, value, 'list');
}

function recordIn(body: Body, name: string): Readonly<Record<string, unknown>> {
  const value = body[name] ?? {};
  if (isRecord(value)) return value;
  throw wrong(name, value, 'dictionary');
}

const SECRET_LENGTH = 16;

function secretOf(own: string | null): string {
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
/** What a Date holds. */
const LAST_MS = 8.64e15;

function expiryOf(duration: string | null): Date | null {
  if (duration === null) return null;
  const [, count, unit = ''] = /^(\d+)(mo|[smhdw])$/.exec(duration) ?? [];
  const endsAt = Date.now() + Number(count) * (UNITS_MS[unit] ?? NaN);
  if (endsAt <= LAST_MS) return new Date(endsAt);
  throw refusal(500, 'internal_server_error', 'Invalid duration format');
}
