import { parseArgs } from 'node:util';

/** The `--data-dir DIR` of a command line that may also hold Chromium's own switches; undefined when there is none. */
export function dataDirOption(args: readonly string[]): string | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: { 'data-dir': { type: 'string' } },
    strict: false,
  });
  const dataDir = values['data-dir'];
  return typeof dataDir === 'string' && dataDir !== '' ? dataDir : undefined;
}
