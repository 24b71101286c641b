import type { Locator, Page } from '@playwright/test';
import { escape } from './config-page.ts';

const COLUMNS = ['deployment', 'slider', 'intended', 'effective', 'measured'] as const;
type Column = (typeof COLUMNS)[number];

/** The A/B editor of one public name. */
export class ConfigArms {
  readonly region: Locator;
  readonly total: Locator;
  readonly strategy: Locator;
  private readonly page: Page;

  constructor(page: Page, modelName: string) {
    this.page = page;
    this.region = page.getByRole('region', { name: `Traffic of ${modelName}`, exact: true });
    this.total = this.region.getByRole('row', { name: 'Total' });
    this.strategy = this.region.getByRole('combobox', { name: 'Routing strategy of the whole gateway' });
  }

  /** @param model as in `litellm_params.model` */
  row(model: string): Locator {
    const open = this.page.getByRole('button', { name: model, exact: true });
    return this.region.getByRole('row').filter({ has: open });
  }

  cell(model: string, column: Column): Locator {
    return this.row(model).getByRole('cell').nth(COLUMNS.indexOf(column));
  }

  slider(model: string): Locator {
    return this.region.getByRole('slider', { name: `Share of ${model}`, exact: true });
  }

  /** The field for the number beside the slider. */
  share(model: string): Locator {
    return this.region.getByRole('textbox', {
      name: new RegExp(`^Intended share of ${escape(model)} in percent$`),
    });
  }

  lock(model: string): Locator {
    return this.region.getByRole('button', { name: `Lock the share of ${model}`, exact: true });
  }

  sum(column: 'intended' | 'effective'): Locator {
    return this.total.getByRole('cell').nth(COLUMNS.indexOf(column));
  }

  /** The share that the page says was measured, in percent; NaN while it says none. */
  async measuredPercent(model: string): Promise<number> {
    const said = await this.cell(model, 'measured').innerText();
    return Number(/^\s*(?:measured\s+)?([\d.]+) %/.exec(said)?.[1] ?? Number.NaN);
  }
}
