import { abilities, asOf, litellmVersion, models } from './generated/models.ts';
import type { ModelRow } from './rows.ts';

/** A model of LiteLLM's price map. */
export interface CatalogueEntry {
  /** As written in `litellm_params.model`. */
  readonly model: string;
  readonly provider: string;
  /** `chat`, `embedding`, `image_generation`… */
  readonly mode: string;
  readonly maxInputTokens: number | null;
  readonly maxOutputTokens: number | null;
  readonly inputUsdPerMillion: number | null;
  readonly outputUsdPerMillion: number | null;
  readonly abilities: string[];
  /**
   * Of AWS: regions whose price the map names, or the geography of an inference profile (`us`, `eu`, `apac`, `global`…). Empty when the map
   * tells none, which does not mean none.
   */
  readonly regions: string[];
}

/** The day of the price map, ISO date. */
export const CATALOGUE_AS_OF = asOf;
export const CATALOGUE_LITELLM_VERSION = litellmVersion;

const fromRow = (row: ModelRow): CatalogueEntry => ({
  model: row[0],
  provider: row[1],
  mode: row[2],
  maxInputTokens: row[3],
  maxOutputTokens: row[4],
  inputUsdPerMillion: row[5],
  outputUsdPerMillion: row[6],
  abilities: abilities.filter((_, index) => (row[7] & (1 << index)) !== 0),
  regions: [...row[8]],
});

/** What could be deployed on the day of the map: without what its provider had retired by then. */
export const catalogueModels: readonly CatalogueEntry[] = models
  .filter(([, , , , , , , , , retiresOn]) => retiresOn === null || retiresOn > asOf)
  .map(fromRow);
