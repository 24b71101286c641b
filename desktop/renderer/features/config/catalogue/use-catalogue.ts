import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { queries } from '../../../api.ts';

const SEARCH_AFTER_MS = 150;
const MOST_FOUND = 200;

/** What the catalogue knows about a few words and a region; the last answer stays until the next is there. */
export function useCatalogue(query: string, region: string | undefined) {
  const [wanted] = useDebouncedValue(query.slice(0, 200), SEARCH_AFTER_MS);
  return useQuery(
    queries.config.searchCatalogue.queryOptions({
      input: { query: wanted, limit: MOST_FOUND, ...(region !== undefined && { region }) },
      placeholderData: keepPreviousData,
      staleTime: Infinity,
    }),
  );
}
