import { invalid } from '../../refusal.ts';

/** A JSON object as it came: nothing about its members is known. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members that are `null` count as absent, as AWS's own parsers take them. */
export const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** @throws Refusal when it is no object */
export function objectAt(value: unknown, path: string): Fields {
  if (isFields(value)) return value;
  throw invalid(path, `The field ${path} must be an object.`);
}

/** @throws Refusal when it is no list */
export function listAt(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[];
  throw invalid(path, `The field ${path} must be a list.`);
}

/** @throws Refusal when it is no text, or an empty one */
export function textAt(value: unknown, path: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw invalid(path, `The field ${path} must be a text that is not empty.`);
}

/** @throws Refusal when it is none of `choices` */
export function choiceAt<T extends string>(value: unknown, choices: readonly T[], path: string): T {
  const choice = choices.find((one) => one === value);
  if (choice !== undefined) return choice;
  throw invalid(path, `The field ${path} must be one of: ${choices.join(', ')}.`);
}

/** @throws Refusal that names the first member that is none of `known` */
export function refuseOthers(fields: Fields, known: ReadonlySet<string>, path: string): void {
  for (const name in fields) {
    if (!known.has(name) && isGiven(fields[name])) throw unsupported(path === '' ? name : `${path}.${name}`);
  }
}

/** The one member that a union has. @throws Refusal when it has none or several */
export function memberOf(union: Fields, path: string): string {
  let found: string | undefined;
  for (const name in union) {
    if (!isGiven(union[name])) continue;
    if (found !== undefined)
      throw invalid(path, `The field ${path} has both ${shown(found)} and ${shown(name)}: send one.`);
    found = name;
  }
  if (found === undefined) throw invalid(path, `The field ${path} is empty: it needs one member.`);
  return found;
}

/** A name that a client made up, or a path that ends in one, fit for a message. */
export const shown = (name: string): string => name.slice(0, 200);

/** For what Bedrock may know but no chat request can carry. */
export const unsupported = (path: string, why = 'this gateway cannot carry it to the model') =>
  invalid(shown(path), `The field ${shown(path)} is not supported: ${why}. Leave it out.`);

/** Deeper than any schema or tool input, and far from where writing JSON runs out of stack. */
const DEEPEST = 100;

/**
 * Bounds documents that are carried on as they are, so that they can be written as JSON again.
 * @throws Refusal for one that is nested too deeply
 */
export function boundedAt<T>(document: T, path: string): T {
  if (isTooDeep(document, 0))
    throw invalid(path, `The field ${path} is nested more than ${DEEPEST} levels deep: make it flatter.`);
  return document;
}

function isTooDeep(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth === DEEPEST) return true;
  if (Array.isArray(value)) return value.some((item) => isTooDeep(item, depth + 1));
  for (const name in value) if (isTooDeep((value as Fields)[name], depth + 1)) return true;
  return false;
}
