import { expect, type Locator, type Page } from '@playwright/test';

export type PartName = 'Middleware' | 'Compatible gateway' | 'Mock backend' | 'Postgres';
export type SnippetName = 'curl' | 'OpenAI Python' | 'OpenAI JS' | 'boto3' | 'AWS SDK JS';

/** What runs on this machine. */
export class SandboxPage {
  readonly page: Page;
  readonly heading: Locator;
  readonly parts: Locator;
  readonly connect: Locator;
  readonly url: Locator;
  readonly key: Locator;
  readonly stop: Locator;
  readonly start: Locator;
  readonly reset: Locator;
  readonly engine: Locator;
  readonly logs: Locator;
  readonly logFilter: Locator;
  readonly snippet: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1, name: 'Sandbox', exact: true });
    this.parts = page.getByRole('region', { name: 'Parts' });
    this.connect = page.getByRole('region', { name: 'Connect a client' });
    this.url = this.connect.locator('dd code').first();
    this.key = this.connect.locator('dd code').nth(1);
    this.stop = page.getByRole('button', { name: 'Stop', exact: true });
    this.start = page.getByRole('button', { name: 'Start', exact: true });
    this.reset = page.getByRole('button', { name: 'Reset…' });
    this.engine = page.getByRole('region', { name: 'Engine' });
    this.logs = page.getByRole('region', { name: 'Logs' });
    this.logFilter = this.logs.getByRole('textbox', { name: 'Filter log lines' });
    this.snippet = this.connect.getByRole('tabpanel').locator('pre');
  }

  part(name: PartName): Locator {
    return this.parts.getByRole('row').filter({ hasText: name });
  }

  async choosePartLog(name: PartName): Promise<Locator> {
    await this.logs.getByText(name, { exact: true }).click();
    return this.logs.getByRole('log', { name: `Log of ${name}` });
  }

  /** The text of a snippet with the key in it. */
  async readSnippet(name: SnippetName): Promise<string> {
    await this.connect.getByRole('tab', { name }).click();
    return this.snippet.filter({ visible: true }).innerText();
  }

  /** Where clients reach it and with what; shows the key. */
  async readConnection(): Promise<{ readonly url: string; readonly key: string }> {
    const show = this.connect.getByRole('button', { name: 'Show key' });
    await expect(show.or(this.connect.getByRole('button', { name: 'Hide key' }))).toBeVisible();
    if (await show.isVisible()) await show.click();
    await expect(this.key).not.toContainText('•');
    return { url: await this.url.innerText(), key: await this.key.innerText() };
  }
}
