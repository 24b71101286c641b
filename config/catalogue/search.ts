import type { CatalogueEntry } from './catalogue.ts';
import { isServedIn } from './regions.ts';

export interface CatalogueQuestion {
  /** Words in any order; `4.5`, `4-5` and `4:5` are the same. */
  readonly query: string;
  /** An AWS region; models of other clouds are not tied to one. */
  readonly region?: string | undefined;
  readonly limit: number;
}

/** Whom operators of a gateway on AWS ask first, before those that resell the same models. */
const PROVIDERS = ['bedrock', 'anthropic', 'openai', 'azure', 'gemini', 'vertex_ai', 'mistral', 'sagemaker'];
const MODES = ['chat', 'responses', 'completion', 'embedding'];

interface Indexed {
  readonly entry: CatalogueEntry;
  readonly name: string;
  /** The name; what is left of it without the provider; then without the reseller's path, and Bedrock's geography and vendor. */
  readonly names: readonly string[];
  readonly everything: string;
  readonly standing: readonly number[];
}

const normal = (text: string): string => text.toLowerCase().replaceAll(/[\s._/:@-]+/g, '-');

const rank = (list: readonly string[], value: string): number => {
  const index = list.indexOf(value);
  return index < 0 ? list.length : index;
};

function shorterNames(model: string): readonly string[] {
  const last = model.slice(model.lastIndexOf('/') + 1);
  return [
    model.slice(model.indexOf('/') + 1),
    last,
    last.replace(/^((us|eu|apac|au|jp|ca|us-gov|global)\.)?[a-z0-9]+\./, ''),
  ];
}

const indexes = new WeakMap<readonly CatalogueEntry[], readonly Indexed[]>();

function indexed(models: readonly CatalogueEntry[]): readonly Indexed[] {
  const known = indexes.get(models);
  if (known) return known;
  const made = models.map((entry) => {
    const name = normal(entry.model);
    return {
      entry,
      name,
      names: [name, ...shorterNames(entry.model).map(normal)],
      everything: [name, ...[entry.provider, entry.mode, ...entry.abilities].map(normal)].join(' '),
      // Of models that are equally near, those that can do more are mostly the newer ones.
      standing: [rank(MODES, entry.mode), rank(PROVIDERS, entry.provider), -entry.abilities.length],
    };
  });
  indexes.set(models, made);
  return made;
}

/** How well a model answers: its very name, the beginning of it, words of it, parts of words or words about it. */
function closeness({ name, names }: Indexed, query: string, words: readonly string[]): number {
  if (names.slice(0, 2).includes(query)) return 0;
  if (names.some((each) => each.startsWith(query))) return 1;
  return words.every((word) => `-${name}`.includes(`-${word}`)) ? 2 : 3;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Models that all words of the query are about, the nearest first; `total` counts also those beyond the limit. */
export function searchCatalogue(
  models: readonly CatalogueEntry[],
  { query, region, limit }: CatalogueQuestion,
): { readonly models: CatalogueEntry[]; readonly total: number } {
  const whole = normal(query.trim());
  const words = query
    .split(/\s+/)
    .map(normal)
    .filter((word) => word !== '');
  const found = indexed(models)
    .filter(
      ({ everything, entry }) =>
        words.every((word) => everything.includes(word)) && isServedIn(entry, region),
    )
    .map((item) => ({
      item,
      key: [closeness(item, whole, words), ...item.standing, whole === '' ? 0 : item.name.length],
    }))
    .sort((a, b) => compare(a.key, b.key) || (a.item.name < b.item.name ? -1 : 1));
  return { models: found.slice(0, limit).map(({ item }) => item.entry), total: found.length };
}
