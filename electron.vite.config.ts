import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

// The oldest Electron that has to run this: the one the tests use. Decides the syntax that main and preload are built for.
process.env['ELECTRON_MAJOR_VER'] ??= '33';

const at = (...path: string[]): string => join(import.meta.dirname, ...path);

/** Each is one program: the three ways in, and the children of the sandbox. */
const programs = {
  electron: at('desktop/main/electron.ts'),
  server: at('desktop/main/server.ts'),
  cli: at('desktop/main/cli.ts'),
  postgres: at('desktop/main/sandbox/postgres/main.ts'),
  'compatible-gateway': at('desktop/main/sandbox/compatible-gateway/main.ts'),
  litellm: at('desktop/main/sandbox/litellm/main.ts'),
  middleware: at('middleware/main.ts'),
  'mock-llm': at('middleware/mock-llm/main.ts'),
};

/** Puts what the programs read at run time beside them. */
const dataFiles = (): Plugin => ({
  name: 'gatehouse:data-files',
  generateBundle() {
    for (const file of ['config/default-config.yaml', 'scripts/litellm-constraints.txt'])
      this.emitFile({ type: 'asset', fileName: basename(file), source: readFileSync(at(file), 'utf8') });
  },
});

export default defineConfig({
  main: {
    plugins: [dataFiles()],
    build: {
      rolldownOptions: {
        input: programs,
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can load nothing but itself.
      externalizeDeps: false,
      rolldownOptions: {
        input: at('desktop/main/preload.ts'),
        output: { format: 'cjs', entryFileNames: 'preload.cjs' },
      },
    },
  },
  renderer: {
    root: at('desktop/renderer'),
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      target: 'es2022',
      // electron-vite leaves it out unless asked.
      minify: true,
      // A font inside the style sheet would be a data: address, which the page's policy refuses.
      assetsInlineLimit: 0,
      // Monaco alone is larger than the default.
      chunkSizeWarningLimit: 8_000,
      rolldownOptions: { input: at('desktop/renderer/index.html') },
    },
  },
});
