// Bundles the middleware and the mock backend into out/image: what their container images hold, with nothing beside it.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = join(fileURLToPath(import.meta.url), '..', '..');
const at = (...path) => join(root, ...path);
const outDir = at('out', 'image');

rmSync(outDir, { recursive: true, force: true });
await build({
  configFile: false,
  logLevel: 'warn',
  root,
  // Everything goes in; what Node itself brings stays out.
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    target: 'node24',
    outDir,
    minify: false,
    copyPublicDir: false,
    rolldownOptions: {
      input: {
        middleware: at('middleware', 'main.ts'),
        'mock-llm': at('middleware', 'mock-llm', 'main.ts'),
        'health-check': at('middleware', 'health-check.ts'),
      },
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      // pg looks for its native twin and goes on without it.
      external: ['pg-native'],
    },
  },
});
cpSync(at('middleware', 'Dockerfile'), join(outDir, 'Dockerfile'));
