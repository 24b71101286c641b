import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { argumentsFor, executable, expect, startElectron, test } from './gatehouse.ts';
import { root } from './folders.ts';
import { Frame } from '../pages/frame.ts';
import { GatewaysPage } from '../pages/gateways.ts';
import { SandboxPage } from '../pages/sandbox.ts';
import { alive, descendants, descendantsRunning } from '../processes.ts';

const sandboxRuns = (page: Page): Promise<void> =>
  expect(new SandboxPage(page).parts.getByText('Running')).toHaveCount(4, { timeout: 60_000 });

test.describe('Gatehouse in Electron', () => {
  test('is there once for a data folder: a second start shows the first', async ({ gatehouse }) => {
    const { app, dataDir } = gatehouse;
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    const second = spawn(executable(), argumentsFor(root, dataDir), { stdio: 'ignore' });
    const [code] = (await once(second, 'exit')) as [number];
    expect(code).toBe(0);
    await expect
      .poll(() =>
        app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible())),
      )
      .toEqual([true]);
  });

  test('leaves no process behind when it is quit', async ({ dataDir }) => {
    const { app, page } = await startElectron(root, dataDir);
    await sandboxRuns(page);
    const pids = await descendants(app.process().pid ?? 0);
    expect(await descendantsRunning(app.process().pid ?? 0, 'postgres')).not.toEqual([]);
    await app.close();
    await expect.poll(() => alive(pids)).toEqual([]);
  });

  test('leaves no process behind when it is killed', async ({ dataDir }) => {
    const { app, page } = await startElectron(root, dataDir);
    await sandboxRuns(page);
    const pids = await descendants(app.process().pid ?? 0);
    expect(await descendantsRunning(app.process().pid ?? 0, 'postgres')).not.toEqual([]);
    app.process().kill('SIGKILL');
    await expect.poll(() => alive(pids), { timeout: 30_000 }).toEqual([]);
  });

  test('stops in order when the system asks it to', async ({ dataDir }) => {
    const child = spawn(executable(), argumentsFor(root, dataDir), { stdio: 'ignore' });
    const exited = once(child, 'exit');
    await expect.poll(() => descendants(child.pid ?? 0).then(({ length }) => length)).toBeGreaterThan(3);
    const pids = await descendants(child.pid ?? 0);
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    await expect.poll(() => alive(pids)).toEqual([]);
  });

  test('opens where it was closed', async ({ dataDir }) => {
    const bounds = { x: 40, y: 30, width: 1000, height: 700 };
    const first = await startElectron(root, dataDir);
    await first.app.evaluate(
      ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to),
      bounds,
    );
    await first.app.close();
    const second = await startElectron(root, dataDir);
    const now = await second.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
    );
    await second.app.close();
    expect(now).toEqual(bounds);
  });

  test('opens its window again when it crashed, and says so', async ({ gatehouse: { app } }) => {
    const told = await app.evaluate(async ({ BrowserWindow, dialog }) => {
      const [window] = BrowserWindow.getAllWindows();
      const said = new Promise<string>((resolve) => {
        dialog.showMessageBox = ((_window: unknown, { message }: { message: string }) => {
          resolve(message);
          return Promise.resolve({ response: 0, checkboxChecked: false });
        }) as typeof dialog.showMessageBox;
      });
      const loadedAgain = new Promise<void>((resolve) => {
        window?.webContents.once('did-finish-load', () => resolve());
      });
      window?.webContents.forcefullyCrashRenderer();
      await loadedAgain;
      return said;
    });
    expect(told).toBe('The window crashed and was opened again.');
  });

  test('loses nothing that was typed when its window crashes', async ({ gatehouse: { app, page } }) => {
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
    });
    const gateways = new GatewaysPage(page);
    await new Frame(page).word('Gateways').click();
    await gateways.add.click();
    await gateways.fill({ name: 'typed-before', region: 'eu-west-1' });
    // Asked in the window itself: the test tool takes a crashed page for gone.
    const typed = await app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const contents = window?.webContents;
      const loadedAgain = new Promise<void>((resolve) => {
        contents?.once('did-finish-load', () => resolve());
      });
      contents?.forcefullyCrashRenderer();
      await loadedAgain;
      return (await contents?.executeJavaScript(`new Promise((resolve) => {
        const look = () => {
          const field = document.querySelector('[role=dialog] input[data-path=name]');
          if (field) resolve(field.value);
          else requestAnimationFrame(look);
        };
        look();
      })`)) as string;
    });
    expect(typed).toBe('typed-before');
  });
});
