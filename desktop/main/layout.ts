import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The programs that run as child processes; each is one file. */
export const CHILD_NAMES = ['postgres', 'mock-llm', 'compatible-gateway', 'litellm', 'middleware'] as const;
export type ChildName = (typeof CHILD_NAMES)[number];

/** Where things lie, in the bundle or in the source tree. Absolute paths. */
export interface Layout {
  readonly entries: Readonly<Record<ChildName, string>>;
  readonly rendererDir: string;
  readonly defaultConfigFile: string;
  /** What LiteLLM's installation keeps to. */
  readonly litellmConstraintsFile: string;
  readonly packageFile: string;
}

/** @param entryFile the file that was started: `out/main/server.mjs`, or `desktop/main/server.ts` under plain Node */
export function layoutOf(entryFile: string): Layout {
  const root = join(entryFile, '..', '..', '..');
  const shared = { rendererDir: join(root, 'out', 'renderer'), packageFile: join(root, 'package.json') };
  if (entryFile.endsWith('.ts')) {
    const sandbox = join(root, 'desktop', 'main', 'sandbox');
    return {
      ...shared,
      entries: {
        postgres: join(sandbox, 'postgres', 'main.ts'),
        'mock-llm': join(root, 'middleware', 'mock-llm', 'main.ts'),
        'compatible-gateway': join(sandbox, 'compatible-gateway', 'main.ts'),
        litellm: join(sandbox, 'litellm', 'main.ts'),
        middleware: join(root, 'middleware', 'main.ts'),
      },
      defaultConfigFile: join(root, 'config', 'default-config.yaml'),
      litellmConstraintsFile: join(root, 'scripts', 'litellm-constraints.txt'),
    };
  }
  const built = join(entryFile, '..');
  const entries = Object.fromEntries(CHILD_NAMES.map((name) => [name, join(built, `${name}.mjs`)]));
  return {
    ...shared,
    entries: entries as Record<ChildName, string>,
    defaultConfigFile: join(built, 'default-config.yaml'),
    litellmConstraintsFile: join(built, 'litellm-constraints.txt'),
  };
}

/** Gatehouse's version, from its package.json. */
export async function readVersion({ packageFile }: Layout): Promise<string> {
  const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string };
  return version;
}
