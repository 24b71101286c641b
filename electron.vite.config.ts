import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Puts the shipped config.yaml beside the programs that read it. */
const defaultConfig = (): Plugin => ({
  name: 'gatehouse:default-config',
  generateBundle() {
    if (!existsSync(at('config/default-config.yaml'))) return;
    const source = readFileSync(at('config/default-config.yaml'), 'utf8');
    this.emitFile({ type: 'asset', fileName: 'default-config.yaml', source });
  },
});

export default defineConfig({
  main: {
    plugins: [defaultConfig()],
    build: {
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(programs).filter(([, file]) => existsSync(file))),
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
