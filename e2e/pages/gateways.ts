import type { Locator, Page } from '@playwright/test';

export interface GatewayFields {
  readonly name: string;
  readonly region?: string;
  readonly profile?: string;
  readonly stackName?: string;
  readonly endpointUrl?: string;
  readonly color?: string;
  readonly isReadOnly?: boolean;
}

/** The list of all gateways, and the drawer that adds or edits one. */
export class GatewaysPage {
  readonly page: Page;
  readonly table: Locator;
  readonly rows: Locator;
  readonly filter: Locator;
  readonly add: Locator;
  readonly drawer: Locator;
  readonly name: Locator;
  readonly region: Locator;
  readonly profile: Locator;
  readonly stackName: Locator;
  readonly endpointUrl: Locator;
  readonly readOnly: Locator;
  readonly cancel: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole('table', { name: 'Gateways' });
    this.rows = this.table.locator('tbody').getByRole('row');
    this.filter = page.getByRole('textbox', { name: 'Filter gateways' });
    this.add = page.getByRole('button', { name: 'Add a gateway' });
    this.drawer = page.getByRole('dialog', { name: /^(Add a gateway|Edit )/ });
    this.name = this.drawer.getByRole('textbox', { name: 'Name', exact: true });
    this.region = this.drawer.getByRole('combobox', { name: 'Region' });
    this.profile = this.drawer.getByRole('textbox', { name: 'AWS profile or SSO session' });
    this.stackName = this.drawer.getByRole('textbox', { name: 'Stack name' });
    this.endpointUrl = this.drawer.getByRole('textbox', { name: 'Endpoint URL' });
    this.readOnly = this.drawer.getByRole('switch', { name: 'Read-only' });
    this.cancel = this.drawer.getByRole('button', { name: 'Cancel' });
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByRole('link', { name }) });
  }

  async fill(fields: GatewayFields): Promise<void> {
    await this.name.fill(fields.name);
    if (fields.color !== undefined) await this.drawer.getByLabel(fields.color, { exact: true }).check();
    if (fields.profile !== undefined) await this.profile.fill(fields.profile);
    if (fields.region !== undefined) await this.region.fill(fields.region);
    if (fields.stackName !== undefined) await this.stackName.fill(fields.stackName);
    if (fields.endpointUrl !== undefined) await this.endpointUrl.fill(fields.endpointUrl);
    if (fields.isReadOnly !== undefined) await this.readOnly.setChecked(fields.isReadOnly);
  }

  /** Adds a gateway from the list. */
  async create(fields: GatewayFields): Promise<void> {
    await this.add.click();
    await this.fill({ region: 'eu-west-1', ...fields });
    await this.drawer.getByRole('button', { name: 'Add gateway' }).click();
    await this.row(fields.name).waitFor();
    await this.drawer.waitFor({ state: 'hidden' });
  }

  async openMenu(name: string, item: string): Promise<void> {
    await this.page.getByRole('button', { name: `Actions for ${name}` }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  /** Takes it off the list again. */
  async remove(name: string): Promise<void> {
    await this.openMenu(name, 'Remove…');
    const dialog = this.page.getByRole('dialog', { name: `Remove ${name}` });
    await dialog.getByRole('textbox').fill(name);
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await this.row(name).waitFor({ state: 'detached' });
    await dialog.waitFor({ state: 'hidden' });
  }
}
