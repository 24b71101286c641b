import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Frame, WORDS, type Word } from '../pages/frame.ts';
import { SandboxPage } from '../pages/sandbox.ts';
import { expect, test } from './gatehouse.ts';

const words = Object.keys(WORDS) as Word[];

/** Everything the page complains of from now on: what its policy forbids, errors of its scripts, and what it logs as an error. */
async function complaintsOf(page: Page): Promise<() => Promise<readonly string[]>> {
  const said: string[] = [];
  page.on('pageerror', (error) => said.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text());
  });
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      violations.push(`${effectiveDirective} ${blockedURI}`),
    );
  });
  await page.reload();
  return async () => [
    ...said,
    ...(await page.evaluate(() => (window as unknown as { violations: string[] }).violations)),
  ];
}

test.describe('the window in Electron', () => {
  test('opens all eight pages, the editor too, without a word against its policy', async ({
    gatehouse: { page },
  }) => {
    const frame = new Frame(page);
    const complaints = await complaintsOf(page);
    for (const word of words) {
      await frame.word(word).click();
      await expect(frame.heading(word)).toBeVisible();
      if (word !== 'Config') continue;
      await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible();
      await expect(page.getByText('gpt-4o').first()).toBeVisible();
    }
    await frame.openPalette('bench');
    await page.keyboard.press('Enter');
    await expect(frame.heading('Benchmarks')).toBeVisible();
    expect(await complaints()).toEqual([]);
  });

  test('has all of every page within 1280 by 800', async ({ gatehouse: { app, page } }) => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
    await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([1280, 800]);
    const frame = new Frame(page);
    for (const word of words) {
      await frame.word(word).click();
      await expect(frame.heading(word)).toBeVisible();
      const overflow = await page.evaluate(() => {
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
        const main = document.querySelector('main');
        return [
          scrollWidth - clientWidth,
          scrollHeight - clientHeight,
          (main?.scrollWidth ?? 0) - (main?.clientWidth ?? 0),
        ];
      });
      expect(overflow, word).toEqual([0, 0, 0]);
    }
  });

  test('has a menu with what every program has, and the way to the log', async ({
    gatehouse: { app, dataDir },
  }) => {
    const menu = await app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.items.map(({ role, label, submenu }) => ({
        name: (role ?? label).toLowerCase(),
        items: submenu?.items.map((item) => item.label).filter(Boolean) ?? [],
      })),
    );
    expect(menu?.map(({ name }) => name)).toEqual(['filemenu', 'editmenu', 'view', 'windowmenu', 'help']);
    expect(menu?.[0]?.items).toContain('Quit');
    expect(menu?.[1]?.items).toEqual(expect.arrayContaining(['Undo', 'Copy', 'Paste', 'Select All']));
    expect(menu?.[2]?.items).toEqual(expect.arrayContaining(['Reload', 'Zoom In', 'Toggle Full Screen']));
    const shown = await app.evaluate(({ Menu, shell }) => {
      const files: string[] = [];
      shell.showItemInFolder = (file) => void files.push(file);
      Menu.getApplicationMenu()
        ?.items.at(-1)
        ?.submenu?.items.find(({ label }) => label === 'Open Log')
        ?.click();
      return files;
    });
    expect(shown).toEqual([join(dataDir, 'logs', 'gatehouse.log')]);
  });

  test('stops and starts its sandbox, whose parts run under Electron', async ({ gatehouse: { page } }) => {
    const sandbox = new SandboxPage(page);
    await expect(sandbox.parts.getByText('Running')).toHaveCount(4, { timeout: 60_000 });
    const { url, key } = await sandbox.readConnection();
    const ask = (): Promise<number> =>
      fetch(`${url}/v1/models`, { headers: { authorization: `Bearer ${key}` } }).then(
        ({ status }) => status,
        () => 0,
      );
    await expect.poll(ask).toBe(200);
    await sandbox.stop.click();
    await expect(sandbox.start).toBeVisible({ timeout: 30_000 });
    await expect.poll(ask).toBe(0);
    await sandbox.start.click();
    await expect(sandbox.parts.getByText('Running')).toHaveCount(4, { timeout: 60_000 });
    await expect.poll(ask).toBe(200);
  });
});
