import { expect, type Locator, type Page } from '@playwright/test';

/** The Config page: its title row, the outline at the left and the problems below. */
export class ConfigPage {
  readonly page: Page;
  readonly main: Locator;
  readonly outline: Locator;
  readonly inStep: Locator;
  readonly draft: Locator;
  readonly publishButton: Locator;
  readonly compareButton: Locator;
  readonly versionsButton: Locator;
  readonly problems: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.outline = page.getByRole('tree', { name: 'Models and settings' });
    this.inStep = this.main.getByText('In step with what runs');
    this.draft = this.main.getByText('Draft', { exact: true });
    this.publishButton = this.main.getByRole('button', { name: 'Publish…' });
    this.compareButton = this.main.getByRole('button', { name: 'Compare', exact: true });
    this.versionsButton = this.main.getByRole('button', { name: 'Versions' });
    this.problems = page.getByRole('list', { name: 'Problems' }).getByRole('listitem');
  }

  /** From the menu at the left, as a person comes here. */
  async open(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Pages' })
      .getByRole('link', { name: /^Config/ })
      .click();
    await this.isReady();
  }

  async isReady(): Promise<void> {
    await expect(this.outline.getByRole('treeitem').first()).toBeVisible();
    await expect(this.main.getByText(/No problems|\d+ (error|warning|note)/).first()).toBeVisible();
  }

  /** Follows a link into this window, such as `config?model=gpt-4o`. */
  async follow(link: string): Promise<void> {
    await this.page.evaluate((to) => {
      location.hash = to;
    }, `#/g/sandbox/${link}`);
  }

  item(name: string | RegExp): Locator {
    return this.outline.getByRole('treeitem', { name });
  }

  async openItem(name: string): Promise<void> {
    const filter = this.main.getByRole('textbox', { name: 'Filter models and settings' });
    await filter.fill(name);
    await this.item(new RegExp(`^${escape(name)}( |$)`)).click();
    await filter.fill('');
  }

  /** Back to what runs, so that a test finds no draft of the one before. */
  async startOver(): Promise<void> {
    await this.versionsButton.click();
    await expect(this.page.getByRole('list', { name: 'Versions, the newest first' })).toBeVisible();
    const discard = this.page.getByRole('button', { name: 'Discard the draft' });
    if (await discard.isVisible()) await discard.click();
    await this.page.keyboard.press('Escape');
    await expect(this.inStep).toBeVisible();
  }

  /** The form's heading says what is in view. */
  heading(name: string): Locator {
    return this.main.getByRole('heading', { level: 2, name });
  }

  /** Waits until the back end has the draft. */
  async isSaved(): Promise<void> {
    await expect(this.main.getByText('saving…')).toBeHidden();
    await expect(this.main.getByText(/^· saved /)).toBeVisible();
  }
}

/** For a name inside a regular expression. */
export const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
