import { expect, type Locator, type Page } from '@playwright/test';
import { linesOf } from './config-yaml.ts';

/** The page on which a change is looked at, published and followed. */
export class ConfigPublish {
  readonly main: Locator;
  readonly changes: Locator;
  readonly problems: Locator;
  readonly models: Locator;
  readonly note: Locator;
  readonly publishButton: Locator;
  readonly steps: Locator;
  readonly outcome: Locator;
  private readonly diff: Locator;

  constructor(page: Page) {
    this.main = page.getByRole('main');
    this.changes = this.main.getByRole('region', { name: 'What changes' });
    this.problems = this.main.getByRole('region', { name: 'Problems' });
    this.models = this.main.getByRole('region', { name: 'Try one token' }).getByRole('checkbox');
    this.note = this.main.getByRole('textbox', { name: 'Note for the list of versions' });
    this.publishButton = this.main.getByRole('button', { name: 'Publish', exact: true });
    this.steps = this.main.getByRole('list', { name: 'Steps' }).getByRole('listitem');
    this.outcome = this.main.getByText('Published: the gateway runs this version now.');
    this.diff = this.main.getByRole('region', { name: 'Running version and draft' });
  }

  async isReady(): Promise<void> {
    await expect(this.main.getByRole('heading', { level: 1, name: 'Publish config' })).toBeVisible();
  }

  /** The lines of the comparison that are in view, both sides. */
  async diffText(): Promise<string> {
    return (await linesOf(this.diff)).join('\n');
  }

  async publish(note: string): Promise<void> {
    await this.note.fill(note);
    await this.publishButton.click();
  }

  /** Waits until the gateway runs it, and reads the steps on the way. */
  async isPublished(): Promise<void> {
    await expect(this.outcome).toBeVisible({ timeout: 60_000 });
    await expect(this.steps).toHaveCount(6);
    for (const step of await this.steps.all()) await expect(step).toContainText(/^(Done|Not needed): /);
  }
}
