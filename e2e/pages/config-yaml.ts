import { expect, type Locator, type Page } from '@playwright/test';

/** The YAML pane. The editor draws only the lines in view, so reading and typing go by what can be seen. */
export class ConfigYaml {
  readonly input: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.input = page.getByRole('textbox', { name: /^config\.yaml/ });
  }

  /** The lines in view, from above. */
  async lines(): Promise<readonly string[]> {
    return linesOf(this.page.locator('.monaco-editor').filter({ has: this.input }));
  }

  async text(): Promise<string> {
    return (await this.lines()).join('\n');
  }

  async shows(text: string): Promise<void> {
    await expect.poll(() => this.text()).toContain(text);
  }

  /** Finds a text with the editor's own search and leaves it selected. */
  async select(text: string): Promise<void> {
    await this.input.focus();
    await this.page.keyboard.press('ControlOrMeta+Home');
    await this.page.keyboard.press('ControlOrMeta+f');
    const find = this.page.getByRole('textbox', { name: 'Find' });
    await find.fill(text);
    await expect(this.page.locator('.find-widget')).toContainText(/\d+ of \d+/);
    await find.press('Escape');
    await expect(this.input).toBeFocused();
  }

  /** Types over the first place where `text` stands. */
  async replace(text: string, by: string): Promise<void> {
    await this.select(text);
    await this.page.keyboard.insertText(by);
  }

  /** Pastes over the whole document, or over the first place where `over` stands. For a browser, where the clipboard can be allowed. */
  async paste(text: string, over?: string): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    if (over === undefined) {
      await this.input.focus();
      await this.page.keyboard.press('ControlOrMeta+a');
    } else await this.select(over);
    await this.page.keyboard.press('ControlOrMeta+v');
  }
}

/** The lines that one editor draws, in their order on the screen. */
export async function linesOf(editor: Locator): Promise<readonly string[]> {
  return editor.locator('.view-line').evaluateAll((lines) =>
    lines
      .map((line) => ({ top: Number.parseFloat((line as HTMLElement).style.top), text: line.textContent }))
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text.replaceAll('\u00a0', ' ')),
  );
}
