import { CATALOGUE_AS_OF, catalogueModels } from '../../../config/catalogue/catalogue.ts';
import { type CatalogueQuestion, searchCatalogue } from '../../../config/catalogue/search.ts';
import type { CatalogueModel } from '../../contract/config.ts';

export interface CatalogueAnswer {
  readonly models: CatalogueModel[];
  readonly total: number;
  /** ISO date of the price map. */
  readonly asOf: string;
}

/** The models of LiteLLM's price map that fit a few words and a region. */
export function answerCatalogue(question: CatalogueQuestion): CatalogueAnswer {
  const { models, total } = searchCatalogue(catalogueModels, question);
  return { models: [...models], total, asOf: CATALOGUE_AS_OF };
}
