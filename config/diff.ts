import { asRecord, type Deployment, groupByName, isRecord, readModelList } from './deployments.ts';
import type { ConfigDocument } from './document.ts';
import type { Path } from './problem.ts';

/** One setting that differs; absent values are undefined. Secrets in clear text are masked. */
export interface SettingChange {
  readonly path: Path;
  readonly before: unknown;
  readonly after: unknown;
}

export interface ModelChange {
  readonly modelName: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly changes: readonly SettingChange[];
}

export interface ConfigDiff {
  readonly models: readonly ModelChange[];
  readonly settings: readonly SettingChange[];
}

const SECRET_KEY = /(^|_)(api_key|key|secret|token|password|credentials)(_|$)/i;
const NOT_SECRET = /(_keys?_id|key_alias|token_limit|max_tokens|_per_token)/i;

/** Whether a value under this key is a secret written in clear text; `os.environ/NAME` is none. */
export const isClearSecret = (key: string, value: unknown): boolean =>
  typeof value === 'string' &&
  value !== '' &&
  !value.startsWith('os.environ/') &&
  SECRET_KEY.test(key) &&
  !NOT_SECRET.test(key);

const masked = (path: Path, value: unknown): unknown =>
  isClearSecret(String(path.at(-1)), value) ? '••••••' : value;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Leaves that differ between two plain values; lists are compared as wholes. */
function compare(before: unknown, after: unknown, path: Path): readonly SettingChange[] {
  // What was not read again is the same object.
  if (before === after) return [];
  if (isRecord(before) && isRecord(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => compare(before[key], after[key], [...path, key]));
  }
  return isSame(before, after) ? [] : [{ path, before: masked(path, before), after: masked(path, after) }];
}

const plain = ({ params, modelInfo }: Deployment): unknown => ({
  litellm_params: params,
  model_info: modelInfo,
});

function compareGroups(
  modelName: string,
  before: readonly Deployment[],
  after: readonly Deployment[],
): readonly ModelChange[] {
  if (before.length === 0) return [{ modelName, kind: 'added', changes: [] }];
  if (after.length === 0) return [{ modelName, kind: 'removed', changes: [] }];
  const changes = Array.from({ length: Math.max(before.length, after.length) }).flatMap((_, index) => {
    const [old, now] = [before[index], after[index]];
    if (old?.params === now?.params && old?.modelInfo === now?.modelInfo) return [];
    return compare(old && plain(old), now && plain(now), [index]);
  });
  return changes.length > 0 ? [{ modelName, kind: 'changed', changes }] : [];
}

const settingsOf = (document: ConfigDocument): unknown =>
  Object.fromEntries(Object.entries(asRecord(document.value)).filter(([key]) => key !== 'model_list'));

/** What a publish would change, in meaning: models by public name, and every other setting. */
export function diffConfigs(before: ConfigDocument, after: ConfigDocument): ConfigDiff {
  const [old, now] = [groupByName(readModelList(before)), groupByName(readModelList(after))];
  const names = new Set([...now.keys(), ...old.keys()]);
  const models = [...names].flatMap((name) => compareGroups(name, old.get(name) ?? [], now.get(name) ?? []));
  return { models, settings: compare(settingsOf(before), settingsOf(after), []) };
}

/** Public names that a publish would add or change: those worth one token before it counts. */
export const changedModels = (diff: ConfigDiff): readonly string[] =>
  diff.models.filter(({ kind }) => kind !== 'removed').map(({ modelName }) => modelName);
