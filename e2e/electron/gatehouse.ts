import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page, test as base } from '@playwright/test';
import { root } from './folders.ts';

export interface Gatehouse {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataDir: string;
  /** All that was logged so far. */
  readonly log: () => Promise<string>;
}

/** Where Electron is, and what it needs here. */
export const executable = (): string => {
  const path = process.env['GATEHOUSE_ELECTRON'];
  if (path === undefined) throw new Error('Set GATEHOUSE_ELECTRON to the executable of the test runtime.');
  return path;
};
export const argumentsFor = (folder: string, dataDir: string): string[] => [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  folder,
  '--data-dir',
  dataDir,
];

/** Starts an app that is built under `folder`, and waits for its window. */
export async function startElectron(folder: string, dataDir: string): Promise<Gatehouse> {
  const app = await _electron.launch({ executablePath: executable(), args: argumentsFor(folder, dataDir) });
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  return {
    app,
    page,
    dataDir,
    log: () => readFile(join(dataDir, 'logs', 'gatehouse.log'), 'utf8').catch(() => ''),
  };
}

interface Folders {
  /** A data folder of this test's own. */
  readonly dataDir: string;
}
interface Started {
  readonly gatehouse: Gatehouse;
}

export const test = base.extend<Folders & Started>({
  dataDir: async ({}, use) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-electron-'));
    await use(dataDir);
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  },
  gatehouse: async ({ dataDir }, use) => {
    const gatehouse = await startElectron(root, dataDir);
    await use(gatehouse);
    await gatehouse.app.close();
  },
});

export { expect } from '@playwright/test';
