import type { Locator, Page } from '@playwright/test';
import { linesOf } from './config-yaml.ts';

/** The drawer with every version that ran. */
export class ConfigVersions {
  readonly drawer: Locator;
  readonly rows: Locator;
  readonly restoreButton: Locator;
  private readonly diff: Locator;

  constructor(page: Page) {
    this.drawer = page.getByRole('dialog', { name: /^Versions?$/ });
    this.rows = this.drawer.getByRole('list', { name: 'Versions, the newest first' }).getByRole('listitem');
    this.restoreButton = this.drawer.getByRole('button', { name: 'Restore…' });
    this.diff = this.drawer.getByRole('region', { name: 'This version and the other' });
  }

  async open(note: string | RegExp): Promise<void> {
    await this.rows.getByRole('button', { name: note }).click();
  }

  async diffText(): Promise<string> {
    return (await linesOf(this.diff)).join('\n');
  }
}
