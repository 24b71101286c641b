import type { z } from 'zod';
import type { contract } from '../../contract/index.ts';

type Question = { query: string; region?: string | undefined; limit: number };
export interface Catalogue {
  search(question: Question): { models: never[]; total: number; asOf: string };
}
export const catalogue: Catalogue = { search: () => ({ models: [], total: 0, asOf: '2026-11-01' }) };
export const priceOf = (_model: string): undefined => undefined;
