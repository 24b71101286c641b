import type { Page } from '@playwright/test';
import type { ClientConnection } from '../traffic.ts';

/** What the Sandbox page tells a client: its URL and, once it is shown, its key. */
export async function readConnection(page: Page): Promise<ClientConnection> {
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: /^Sandbox/ })
    .click();
  const connect = page.getByRole('region', { name: 'Connect a client' });
  await connect.getByRole('button', { name: 'Show key' }).click();
  const read = (term: string): Promise<string> =>
    connect
      .locator('dt', { hasText: new RegExp(`^${term}$`) })
      .locator('xpath=following-sibling::dd[1]')
      .locator('code')
      .innerText();
  return { url: await read('URL'), key: await read('Key') };
}
