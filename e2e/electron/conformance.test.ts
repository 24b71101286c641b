import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { conformanceCases } from '../../desktop/main/transport/conformance/cases.ts';
import { buildConformance } from './build-conformance.ts';
import type { ConformancePage } from './conformance/page.ts';
import { conformanceApp } from './folders.ts';
import { type Gatehouse, startElectron } from './gatehouse.ts';

declare global {
  interface Window {
    readonly conformance: ConformancePage;
  }
}

let gatehouse: Gatehouse;
let page: Page;
test.beforeAll(async () => {
  await buildConformance();
  gatehouse = await startElectron(conformanceApp, await mkdtemp(join(tmpdir(), 'gatehouse-port-')));
  page = gatehouse.page;
});
test.afterAll(async () => {
  await gatehouse.app.close();
  await rm(gatehouse.dataDir, { recursive: true, force: true, maxRetries: 5 });
});

/** Opens what waits for the window to leave. */
const openThree = (): Promise<void> =>
  page.evaluate(async () => {
    const { client } = await window.conformance.open();
    for (let n = 0; n < 2; n += 1) {
      const stream = await client.waitStream();
      await stream.next();
    }
    void client.wait().catch(() => undefined);
  });
/** Asked by the page that is there now. */
const running = (): Promise<number> =>
  page.evaluate(async () => (await (await window.conformance.open()).client.running()).count);

test.describe('Electron’s own port', () => {
  for (const { name } of conformanceCases) {
    test(name, () => page.evaluate((wanted) => window.conformance.run(wanted), name));
  }

  test('ends all that a page asked for when it is loaded again', async () => {
    await openThree();
    await expect.poll(running).toBe(3);
    await page.reload();
    await expect.poll(running).toBe(0);
  });

  test('ends all that a page asked for when the page crashes, and serves the next', async () => {
    await gatehouse.app.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
    });
    await openThree();
    await expect.poll(running).toBe(3);
    const count = await gatehouse.app.evaluate(async ({ BrowserWindow, webContents }) => {
      const [window] = BrowserWindow.getAllWindows();
      const contents = window?.webContents ?? webContents.getAllWebContents()[0];
      const loadedAgain = new Promise<void>((resolve) => {
        contents?.once('did-finish-load', () => resolve());
      });
      contents?.forcefullyCrashRenderer();
      await loadedAgain;
      const ask = '(async () => (await (await window.conformance.open()).client.running()).count)()';
      return (await contents?.executeJavaScript(ask)) as number;
    });
    expect(count).toBe(0);
  });
});
