import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { giveUp, root } from './setup.mjs';

/** Writes a file that is made from something else; with `--check` only says whether it is still what would be written. */
export function keepGenerated(name, text) {
  const path = join(root, name);
  if (process.argv.includes('--check')) {
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text)
      giveUp(`"${name}" is not what its script makes now: run the script without --check.`);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
