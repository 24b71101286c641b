import { createInterface } from 'node:readline';

/** What a process left in its pipes is there at once; one that it handed on to another process may never end. */
const LAST_WORDS_MS = 1_000;

/** Gives each line of a child's outputs; a system may tell of the child's end before its last lines are read. */
export function readLines(
  outputs: readonly (NodeJS.ReadableStream | null)[],
  onLine: (line: string) => void,
): { readonly lastWords: () => Promise<void> } {
  const ends = outputs.flatMap((output) => {
    if (!output) return [];
    const lines = createInterface({ input: output });
    lines.on('line', onLine);
    return new Promise<void>((resolve) => lines.once('close', () => resolve()));
  });
  return {
    lastWords: async () => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, LAST_WORDS_MS)));
      await Promise.race([Promise.all(ends), late]);
      clearTimeout(timer);
    },
  };
}
