import { invalid, Refusal } from '../refusal.ts';
import { type Duration, isNoLonger, isNoShorter, readBudgetDuration, readKeyDuration } from './duration.ts';

/** A client's JSON object; only own fields are ever looked at. */
export type Fields = Readonly<Record<string, unknown>>;

const LONGEST_NAME = 255;
const MOST_MODEL_LIMITS = 100;

/** @throws Refusal `invalid` for anything but a JSON object; nothing at all is an empty one */
export function fieldsOf(body: unknown): Fields {
  if (body === undefined) return {};
  if (isFields(body)) return body;
  throw new Refusal('invalid', 'The body must be a JSON object.');
}

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const fieldOf = (fields: Fields, name: string): unknown =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;

/** Above the operator's cap, or not for the client to choose. */
export const notAllowed = (field: string, message: string): Refusal =>
  new Refusal('forbidden', message, { field });

/** The client's number when it is above 0 and not above the cap; the cap when the client is silent. */
export function numberOf(fields: Fields, field: string, cap: number | undefined): number | undefined {
  const asked = fieldOf(fields, field);
  return asked === undefined ? cap : within(field, asked, openOnly(field, cap), false);
}

/** As `numberOf`, for counts. */
export function wholeOf(fields: Fields, field: string, cap: number | undefined): number | undefined {
  const asked = fieldOf(fields, field);
  return asked === undefined ? cap : within(field, asked, openOnly(field, cap), true);
}

/** `{ model: limit }`, each within the cap of the whole. */
export function modelLimitsOf(
  fields: Fields,
  field: string,
  cap: number | undefined,
  models: readonly string[] | undefined,
): Readonly<Record<string, number>> | undefined {
  const asked = fieldOf(fields, field);
  if (asked === undefined) return undefined;
  const most = openOnly(field, cap);
  if (!isFields(asked)) throw invalid(field, `${field} must be an object of models and their limits.`);
  const names = Object.keys(asked);
  if (names.length > MOST_MODEL_LIMITS) {
    throw invalid(field, `${field} may have ${MOST_MODEL_LIMITS} models at most.`);
  }
  return Object.fromEntries(
    names.map((name) => {
      textIn(field, name);
      if (models?.includes(name) === false) throw notAllowed(field, notOnList(field, name, models));
      return [name, within(field, asked[name], most, true)];
    }),
  );
}

/** Some of the names that are open; `byDefault` when the client is silent. */
export function namesOf(
  fields: Fields,
  field: string,
  open: readonly string[] | undefined,
  byDefault: readonly string[] | undefined,
): readonly string[] | undefined {
  const asked = fieldOf(fields, field);
  if (asked === undefined) return byDefault;
  const list = openOnly(field, open);
  if (!Array.isArray(asked) || asked.length === 0) {
    // For LiteLLM an empty list of models is all of them.
    throw invalid(field, `${field} must be a list of at least one name. Leave it out for the default.`);
  }
  if (asked.length > list.length) throw notAllowed(field, `${field} may have ${list.length} names at most.`);
  return asked.map((name) => nameOf(field, name, list));
}

/** One of the names that are open. */
export function oneOf(
  fields: Fields,
  field: string,
  open: readonly string[] | undefined,
): string | undefined {
  const asked = fieldOf(fields, field);
  return asked === undefined ? undefined : nameOf(field, asked, openOnly(field, open));
}

/** A line of text without control characters. */
export function textOf(fields: Fields, field: string): string | undefined {
  const asked = fieldOf(fields, field);
  return asked === undefined ? undefined : textIn(field, asked);
}

export function flagOf(fields: Fields, field: string): boolean | undefined {
  const asked = fieldOf(fields, field);
  if (asked === undefined || typeof asked === 'boolean') return asked;
  throw invalid(field, `${field} must be true or false.`);
}

/** A budget that begins anew sooner is a larger one, so that the policy's period is the shortest. */
export const budgetDurationOf = (fields: Fields, field: string, cap: string | undefined) =>
  durationOf(fields, field, cap, readBudgetDuration, (asked, policy) =>
    isNoShorter(asked, policy) ? undefined : `${field} may not be shorter than ${policy.text}.`,
  );

export const keyDurationOf = (fields: Fields, field: string, cap: string | undefined) =>
  durationOf(fields, field, cap, readKeyDuration, (asked, policy) =>
    isNoLonger(asked, policy) ? undefined : `${field} may be ${policy.text} at most.`,
  );

function durationOf(
  fields: Fields,
  field: string,
  cap: string | undefined,
  read: (text: string) => Duration | undefined,
  objection: (asked: Duration, policy: Duration) => string | undefined,
): string | undefined {
  const value = fieldOf(fields, field);
  if (value === undefined) return cap;
  const policy = read(openOnly(field, cap));
  const asked = typeof value === 'string' ? read(value) : undefined;
  if (asked === undefined || policy === undefined) {
    throw invalid(field, `${field} must be a length of time that LiteLLM keeps, such as "7d" or "30d".`);
  }
  const words = objection(asked, policy);
  if (words !== undefined) throw notAllowed(field, words);
  return asked.text;
}

function within(field: string, asked: unknown, cap: number, isWhole: boolean): number {
  const isGood = typeof asked === 'number' && asked > 0 && (isWhole ? Number.isInteger(asked) : true);
  if (!isGood) throw invalid(field, `${field} must be a ${isWhole ? 'whole ' : ''}number above 0.`);
  if (asked > cap) throw notAllowed(field, `${field} may be ${cap} at most.`);
  return asked;
}

function nameOf(field: string, asked: unknown, open: readonly string[]): string {
  const name = textIn(field, asked);
  if (!open.includes(name)) throw notAllowed(field, notOnList(field, name, open));
  return name;
}

function textIn(field: string, asked: unknown): string {
  const isGood =
    typeof asked === 'string' &&
    asked.trim() !== '' &&
    asked.length <= LONGEST_NAME &&
    !/[\p{Cc}\p{Cs}]/u.test(asked);
  if (isGood) return asked;
  throw invalid(field, `${field} must have text of 1 to ${LONGEST_NAME} characters.`);
}

function openOnly<T>(field: string, cap: T | undefined): T {
  if (cap !== undefined) return cap;
  throw notAllowed(field, `${field} is not open to you here. Leave it out for the gateway's default.`);
}

const notOnList = (field: string, name: string, open: readonly string[]): string =>
  `${field} may not have ${JSON.stringify(name)}. Open to you: ${open.slice(0, 20).join(', ')}${open.length > 20 ? ', ...' : ''}.`;
