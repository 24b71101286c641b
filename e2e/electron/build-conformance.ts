import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { conformanceApp, root } from './folders.ts';

const source = join(import.meta.dirname, 'conformance');
const quiet = { configFile: false, logLevel: 'warn' } as const;

/** Builds the app of the conformance suite, laid out like the real one. */
export async function buildConformance(): Promise<void> {
  const out = join(conformanceApp, 'out');
  await rm(conformanceApp, { recursive: true, force: true });
  await mkdir(conformanceApp, { recursive: true });
  await writeFile(
    join(conformanceApp, 'package.json'),
    JSON.stringify({ name: 'conformance', type: 'module', main: 'out/main/electron.mjs' }),
  );
  await build({
    ...quiet,
    build: {
      ssr: true,
      outDir: join(out, 'main'),
      target: 'node20',
      rolldownOptions: {
        input: { electron: join(source, 'electron.ts'), child: join(source, 'child.ts') },
        external: ['electron'],
        output: { entryFileNames: '[name].mjs' },
      },
    },
  });
  await build({
    ...quiet,
    root: source,
    base: './',
    build: { outDir: join(out, 'renderer'), emptyOutDir: true, modulePreload: { polyfill: false } },
  });
  await cp(join(root, 'out', 'preload'), join(out, 'preload'), { recursive: true });
}
