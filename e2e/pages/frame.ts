import type { Locator, Page } from '@playwright/test';

/** The eight words with the letter after `g` that leads to each. */
export const WORDS = {
  Gateways: 'g',
  Stacks: 's',
  Config: 'c',
  Users: 'u',
  Logs: 'l',
  Tunnels: 't',
  Benchmarks: 'b',
  Sandbox: 'x',
} as const;
export type Word = keyof typeof WORDS;

/** What is around every page. */
export class Frame {
  readonly page: Page;
  readonly navigation: Locator;
  readonly header: Locator;
  readonly switcher: Locator;
  readonly palette: Locator;
  readonly search: Locator;
  readonly shortcuts: Locator;
  readonly connectionLost: Locator;
  /** What screen readers are told, whatever is in view. */
  readonly said: Locator;

  constructor(page: Page) {
    this.page = page;
    this.navigation = page.getByRole('navigation', { name: 'Pages' });
    this.switcher = page.getByRole('button', { name: /^Gateway in view/ });
    this.header = page.getByRole('banner').filter({ has: this.switcher });
    this.search = page.getByRole('textbox', { name: 'Search or run' });
    this.palette = page.getByRole('dialog').filter({ has: this.search });
    this.shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    this.connectionLost = page.getByRole('main').getByRole('alert').filter({ hasText: 'drafts are kept' });
    this.said = page.locator('[role=status][aria-live=polite]').first();
  }

  word(word: Word): Locator {
    return this.navigation.getByRole('link', { name: word });
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { level: 1, name, exact: true });
  }

  /** Goes to an address of the page, such as `/g/sandbox/config`. */
  async goTo(path: string): Promise<void> {
    const { origin } = new URL(this.page.url());
    await this.page.goto(`${origin}/#${path}`);
  }

  async pressChord(word: Word): Promise<void> {
    await this.page.keyboard.press('g');
    await this.page.keyboard.press(WORDS[word]);
  }

  async openPalette(query: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k');
    await this.page.keyboard.type(query);
  }

  async switchTo(gateway: string): Promise<void> {
    await this.switcher.click();
    await this.page.getByRole('menuitem', { name: gateway }).click();
  }

  /** The name of what has the focus, for people who do not see it. */
  focused(): Locator {
    return this.page.locator(':focus');
  }
}
