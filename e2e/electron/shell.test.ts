import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pictures } from './folders.ts';
import { expect, test } from './gatehouse.ts';

test.describe('the page in Electron', () => {
  test('opens and can be used, in both themes', async ({ gatehouse: { page } }) => {
    await mkdir(pictures, { recursive: true });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.getByRole('link', { name: 'Gateways' }).first().click();
      await expect(page.getByRole('heading', { name: 'Gateways' })).toBeVisible();
      await page.screenshot({ path: join(pictures, `gateways-${colorScheme}.png`) });
      await page.getByRole('link', { name: 'Sandbox' }).first().click();
      await expect(page.getByRole('heading', { name: 'Sandbox', exact: true })).toBeVisible();
      await page.screenshot({ path: join(pictures, `sandbox-${colorScheme}.png`) });
    }
  });

  test('has nothing of Node or Electron in it', async ({ gatehouse: { page } }) => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'];
    const found = await page.evaluate((wanted) => wanted.filter((name) => name in globalThis), names);
    expect(found).toEqual([]);
  });

  test('runs no script that is not its own file', async ({ gatehouse: { page } }) => {
    const outcome = await page.evaluate(async () => {
      const violated = new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
          once: true,
        });
      });
      const script = document.createElement('script');
      script.textContent = 'window.wasRun = true';
      document.body.append(script);
      // Later, because what the test tool evaluates itself is let through.
      const evaluated = new Promise((resolve) => {
        setTimeout(() => {
          try {
            // eslint-disable-next-line @typescript-eslint/no-implied-eval -- that this fails is what is tested
            (new Function('return 1') as () => unknown)();
            resolve('ran');
          } catch (error) {
            resolve((error as Error).name);
          }
        });
      });
      return { directive: await violated, wasRun: 'wasRun' in window, evaluated: await evaluated };
    });
    expect(outcome).toEqual({ directive: 'script-src-elem', wasRun: false, evaluated: 'EvalError' });
  });

  test('reaches no other host', async ({ gatehouse: { page } }) => {
    const failed = await page.evaluate(async () => {
      const tries = [
        'https://example.com/',
        'http://127.0.0.1:1/',
        'file:///etc/passwd',
        'gatehouse://other/',
      ];
      const outcomes = await Promise.allSettled(tries.map((url) => fetch(url)));
      return outcomes.every(({ status }) => status === 'rejected');
    });
    expect(failed).toBe(true);
  });

  test('cannot be led away', async ({ gatehouse: { page, log } }) => {
    for (const url of ['https://example.com/', 'gatehouse://app/other.html']) {
      const tried = (await log()).split('tried to leave').length;
      await page.evaluate((to) => location.assign(to), url);
      await expect.poll(async () => (await log()).split('tried to leave').length).toBe(tried + 1);
    }
    // Chromium itself refuses this one.
    await page.evaluate(() => location.assign('file:///etc/passwd'));
    expect(page.url()).toMatch(/^gatehouse:\/\/app\/(#.*)?$/);
    // Asked in the page: the test tool would wait for a navigation that never comes.
    expect(await page.evaluate(() => document.body.innerText)).toContain('Gateways');
  });

  test('opens no window; https goes to the system’s browser, nothing else does', async ({ gatehouse }) => {
    const { app, page } = gatehouse;
    await app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openExternal = (url) => Promise.resolve(void opened.push(url));
    });
    const urls = [
      'file:///etc/passwd',
      'http://example.com/',
      'javascript:alert(1)',
      'mailto:a@b.c',
      'https://example.com/x',
    ];
    const windows = await page.evaluate((all) => all.map((url) => window.open(url)), urls);
    expect(windows).toEqual(urls.map(() => null));
    await expect
      .poll(() => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened))
      .toEqual(['https://example.com/x']);
    expect(app.windows()).toHaveLength(1);
  });

  test('is granted nothing but writing text to the clipboard', async ({ gatehouse: { page } }) => {
    const outcome = await page.evaluate(async () => ({
      notifications: await Notification.requestPermission(),
      media: await navigator.mediaDevices
        .getUserMedia({ audio: true })
        .catch((error: unknown) => (error as Error).name),
      place: await new Promise<string | number>((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          ({ code }) => resolve(code),
        );
      }),
      reading: (await navigator.permissions.query({ name: 'clipboard-read' as PermissionName })).state,
      writing: (await navigator.permissions.query({ name: 'clipboard-write' as PermissionName })).state,
    }));
    expect(outcome).toEqual({
      notifications: 'denied',
      media: expect.stringMatching(/NotAllowedError|NotFoundError/) as unknown,
      place: 1,
      reading: 'denied',
      writing: 'granted',
    });
  });

  test('is told that this system keeps no secrets, and goes on', async ({ gatehouse: { page } }) => {
    const about = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = ({ data }) => resolve(JSON.parse(data as string));
          window.postMessage('gatehouse:connect', location.origin, [port2]);
          port1.postMessage(JSON.stringify({ i: '1', p: { u: '/app/about', b: {} } }));
        }),
    );
    expect(about).toMatchObject({ p: { b: { json: { shell: 'electron', canKeepSecrets: false } } } });
  });

  test('gets no port for a frame or a page of another origin', async ({ gatehouse: { page } }) => {
    const answers = await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.srcdoc = '<p>inside</p>';
      document.body.append(frame);
      await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      const inside = frame.contentWindow as (Window & typeof globalThis) | null;
      const ask = (target: Window | null | undefined, origin: string): boolean => {
        const { port1, port2 } = new MessageChannel();
        let isAnswered = false;
        port1.onmessage = () => {
          isAnswered = true;
        };
        target?.postMessage('gatehouse:connect', origin, [port2]);
        port1.postMessage(JSON.stringify({ i: '1', p: { u: '/app/about', b: {} } }));
        return isAnswered;
      };
      const before = [ask(inside, '*'), ask(inside?.parent, '*')];
      // What is asked properly comes back last, so by then the others would have been answered.
      const { port1, port2 } = new MessageChannel();
      const proper = new Promise((resolve) => {
        port1.onmessage = () => resolve('answered');
      });
      window.postMessage('gatehouse:connect', location.origin, [port2]);
      port1.postMessage(JSON.stringify({ i: '1', p: { u: '/app/about', b: {} } }));
      return { frame: before[0], proper: await proper };
    });
    expect(answers).toEqual({ frame: false, proper: 'answered' });
  });
});
