import type { ChatMessage } from '../../chat/chat.ts';
import { invalid } from '../../refusal.ts';
import { boundedAt } from '../converse/fields.ts';

/** A JSON object of a request, its values not looked at yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a family's reader makes of a request: a chat body's messages, and its other fields but model and stream. */
export interface ReadBody {
  readonly messages: readonly ChatMessage[];
  readonly fields: Fields;
}

/** `content[2].text` and the like; at the top of a body `at` is empty. */
export const pathOf = (at: string, name: string): string => (at === '' ? name : `${at}.${name}`);

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws Refusal `invalid`, as every reader here, when the value is not what its name says */
export function fieldsOf(value: unknown, field: string): Fields {
  if (!isFields(value)) throw invalid(field, `${field || 'The body'} must be a JSON object.`);
  return value;
}

/** An object that goes on as it is, bounded so that it can be written as JSON again. */
export const documentOf = (value: unknown, field: string): Fields => boundedAt(fieldsOf(value, field), field);

export function stringOf(value: unknown, field: string): string {
  if (typeof value !== 'string') throw invalid(field, `${field} must be a string.`);
  return value;
}

/** A string with something in it. */
export function wordOf(value: unknown, field: string): string {
  const text = stringOf(value, field);
  if (text === '') throw invalid(field, `${field} must not be empty.`);
  return text;
}

/** Bytes as base64 text. */
export function base64Of(value: unknown, field: string): string {
  const text = wordOf(value, field);
  if (/[^A-Za-z0-9+/=]/.test(text)) throw invalid(field, `${field} must be base64.`);
  return text;
}

export function listOf(value: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(value)) throw invalid(field, `${field} must be an array.`);
  return value;
}

export function booleanOf(value: unknown, field: string): boolean {
  if (typeof value !== 'boolean') throw invalid(field, `${field} must be true or false.`);
  return value;
}

export const stringsOf = (value: unknown, field: string): readonly string[] =>
  listOf(value, field).map((item, index) => stringOf(item, `${field}[${index}]`));

/** A number from `min` to `max`, both included; NaN and the infinities are not in JSON and not taken. */
export function numberOf(value: unknown, field: string, min: number, max: number): number {
  if (typeof value !== 'number' || !(value >= min && value <= max))
    throw invalid(field, `${field} must be a number from ${min} to ${max}.`);
  return value;
}

/** Temperatures and probabilities: from 0 to 1. */
export const unitOf = (value: unknown, field: string): number => numberOf(value, field, 0, 1);

/** A whole number that counts something: at least `min`. */
export function countOf(value: unknown, field: string, min = 1): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < min)
    throw invalid(field, `${field} must be a whole number of at least ${min}.`);
  return value;
}

export function oneOf<Word extends string>(value: unknown, field: string, words: readonly Word[]): Word {
  const word = words.find((each) => each === value);
  if (word === undefined) throw invalid(field, `${field} must be one of ${words.join(', ')}.`);
  return word;
}

/** Reads what is there; absent and null are the same. */
export const optional = <Value>(
  fields: Fields,
  name: string,
  at: string,
  read: (value: unknown, field: string) => Value,
): Value | undefined => {
  const value = fields[name];
  return value === undefined || value === null ? undefined : read(value, pathOf(at, name));
};

/** Holds an object to the names that are read of it: what is not read must not look as if it had been. */
export function onlyOf(fields: Fields, names: ReadonlySet<string>, at: string, of: string): void {
  for (const name in fields)
    if (!names.has(name) && fields[name] !== null) {
      const field = pathOf(at, name);
      throw invalid(
        field,
        `${field} cannot be passed on to a model. Leave it out; ${of} takes ${[...names].join(', ')}.`,
      );
    }
}

/** Without the fields that are undefined, so that they do not stand in the body that is sent. */
export const given = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
