import type { Page } from '@playwright/test';
import { Frame } from '../pages/frame.ts';
import { GatewaysPage } from '../pages/gateways.ts';
import { expect, test } from './fixtures.ts';

/** Changes what the services say about the sandbox on its way to the page, as long as `isBroken` answers true. */
async function breakSandbox(
  page: Page,
  change: (text: string) => string,
  isBroken: () => boolean,
): Promise<void> {
  await page.routeWebSocket(/\/socket$/, (socket) => {
    const services = socket.connectToServer();
    services.onMessage((message) => {
      const text = typeof message === 'string' ? message : message.toString();
      socket.send(isBroken() && text.includes('mock-llm') ? change(text) : message);
    });
  });
}

test('a page that stops working says so, and everything else goes on', async ({ page, gatehouse }) => {
  let isBroken = true;
  // A list of parts that is none: nothing but the page itself reads it.
  await breakSandbox(
    page,
    (text) => text.replace(/"parts":\[.*?\](?=[,}])/, '"parts":null'),
    () => isBroken,
  );
  const frame = new Frame(page);
  const gateways = new GatewaysPage(page);
  await page.goto(gatehouse.appUrl);
  const crash = page.getByRole('alert').filter({ hasText: 'This page stopped working' });
  await expect(crash).toContainText('Nothing is lost');
  await expect(frame.heading('Sandbox')).toBeVisible();
  await crash.getByRole('button', { name: 'Open log' }).click();
  await expect(crash.getByRole('alert')).toContainText('gatehouse.log');

  await frame.pressChord('Gateways');
  await gateways.add.click();
  await gateways.fill({ name: 'goes-on' });
  await page.keyboard.press('Escape');
  await expect(gateways.drawer).toBeHidden();
  await frame.pressChord('Sandbox');
  await expect(crash).toBeVisible();
  isBroken = false;
  await page.reload();
  await expect(frame.heading('Sandbox')).toBeVisible();
  await expect(crash).toBeHidden();
  await frame.pressChord('Gateways');
  await gateways.add.click();
  await expect(gateways.name).toHaveValue('goes-on');
  await gateways.cancel.click();
});

test('a frame that stops working offers to load the window again', async ({ page, gatehouse }) => {
  let isBroken = true;
  await breakSandbox(
    page,
    (text) => text.replaceAll('"state":"running"', '"state":"dancing"'),
    () => isBroken,
  );
  await page.goto(gatehouse.appUrl);
  await expect(page.getByRole('alert')).toContainText('This window stopped working');
  isBroken = false;
  await page.getByRole('button', { name: 'Reload window' }).click();
  await expect(new Frame(page).heading('Sandbox')).toBeVisible();
});
