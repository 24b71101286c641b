import { Frame } from '../pages/frame.ts';
import { GatewaysPage } from '../pages/gateways.ts';
import { expect, test } from './fixtures.ts';

let frame: Frame;
let gateways: GatewaysPage;
test.beforeEach(async ({ page, gatehouse }) => {
  frame = new Frame(page);
  gateways = new GatewaysPage(page);
  await page.goto(gatehouse.appUrl);
  await expect(frame.heading('Sandbox')).toBeVisible();
  await frame.pressChord('Gateways');
  await expect(gateways.table).toBeVisible();
});

test.describe('a new gateway', () => {
  test('is told what is wrong beside each field, and goes into the list below the sandbox', async ({
    page,
  }) => {
    await gateways.add.click();
    const submit = gateways.drawer.getByRole('button', { name: 'Add gateway' });
    await gateways.fill({ name: ' ', region: 'Ireland', stackName: '1st', endpointUrl: 'localhost:4566' });
    await submit.click();
    await expect(gateways.name).toHaveAccessibleDescription('Give the gateway a name.');
    await expect(gateways.name, 'the first that is wrong').toBeFocused();
    await expect(gateways.region).toHaveAccessibleDescription(/A region looks like "eu-west-1"/);
    await expect(gateways.stackName).toHaveAccessibleDescription(/starts with a letter/);
    await expect(gateways.endpointUrl).toHaveAccessibleDescription(/An endpoint looks like/);
    await gateways.fill({ name: 'SANDBOX', region: 'eu-west-1', stackName: 'gate', endpointUrl: '' });
    await submit.click();
    await expect(gateways.name).toHaveAccessibleDescription('Another gateway has this name.');
    await gateways.name.fill('new-one');
    await gateways.name.press('Enter');
    await expect(gateways.drawer).toBeHidden();
    await expect(page.getByRole('alert').filter({ hasText: 'Added new-one' })).toBeVisible();
    await expect(gateways.rows.first()).toContainText('Sandbox');
    await expect(gateways.row('new-one')).toContainText('gate');
    await gateways.remove('new-one');
  });

  test('may have a long name, which is never lost to the eye', async () => {
    const name = `production-of-the-european-retail-division-in-frankfurt-x60x`;
    expect(name).toHaveLength(60);
    await gateways.add.click();
    await gateways.fill({ name: `${name}y`, region: 'eu-central-1' });
    await gateways.drawer.getByRole('button', { name: 'Add gateway' }).click();
    await expect(gateways.name).toHaveAccessibleDescription('Use at most 60 characters.');
    await gateways.name.fill(name);
    await gateways.name.press('Enter');
    await gateways.row(name).getByRole('link').click();
    await expect(frame.heading(name)).toBeVisible();
    await expect(frame.header.getByTitle(name)).toBeVisible();
    const isWide = await frame.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(isWide).toBe(false);
    await frame.pressChord('Gateways');
    await gateways.remove(name);
  });

  test('keeps what was typed when its drawer is closed by a slip or the window is loaded again', async ({
    page,
  }) => {
    await gateways.add.click();
    await gateways.fill({ name: 'half-done', region: 'eu-north-1', color: 'violet' });
    await expect(gateways.region).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Escape');
    await expect(gateways.region, 'only the list of regions is closed').toHaveAttribute(
      'aria-expanded',
      'false',
    );
    await expect(gateways.drawer).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(gateways.drawer).toBeHidden();
    await gateways.add.click();
    await expect(gateways.name).toHaveValue('half-done');
    await page.reload();
    await expect(gateways.name, 'its address opens the drawer').toHaveValue('half-done');
    await expect(gateways.region).toHaveValue('eu-north-1');
    await expect(gateways.drawer.getByLabel('violet', { exact: true })).toBeChecked();
    await gateways.cancel.click();
    await gateways.add.click();
    await expect(gateways.name).toHaveValue('');
  });
});

test.describe('a gateway of the list', () => {
  const name = 'listed';
  test.beforeEach(() => gateways.create({ name, profile: 'dev' }));

  test('is edited, locked against changes, and removed by its name', async ({ page }) => {
    await gateways.openMenu(name, 'Edit…');
    await expect(gateways.profile).toHaveValue('dev');
    await gateways.fill({ name: 'renamed', profile: '', isReadOnly: true });
    await gateways.drawer.getByRole('button', { name: 'Save' }).click();
    await expect(gateways.row('renamed')).toContainText('Read-only');
    await expect(gateways.row('renamed')).toContainText('default');
    await gateways.openMenu('renamed', 'Remove…');
    const dialog = page.getByRole('dialog', { name: 'Remove renamed from the list?' });
    const confirm = dialog.getByRole('button', { name: 'Remove' });
    await expect(confirm).toBeDisabled();
    await dialog.getByRole('textbox', { name: 'Type "renamed" to go on' }).fill('rename');
    await expect(confirm).toBeDisabled();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('button', { name: 'Actions for renamed' })).toBeFocused();
    await gateways.remove('renamed');
    await expect(page.getByRole('alert').filter({ hasText: 'Removed renamed' })).toBeVisible();
  });

  test('shows its lock in the header, and offers nothing that would change it', async ({ page }) => {
    await gateways.openMenu(name, 'Edit…');
    await gateways.readOnly.check();
    await gateways.drawer.getByRole('button', { name: 'Save' }).click();
    await gateways.row(name).getByRole('link').click();
    await expect(frame.header.getByText('Read-only')).toBeVisible();
    await expect(page.getByRole('main')).toContainText('Read-only');
    const { hash } = new URL(page.url());
    await frame.goTo(hash.slice(1).replace(/\/gateways$/, '/config/publish'));
    await expect(page.getByRole('main').getByText(/cannot reach AWS yet/)).toBeVisible();
    await expect(page.getByRole('button', { name: /^Publish/ })).toBeHidden();
    await frame.pressChord('Gateways');
    await gateways.remove(name);
  });

  test('says in its overview what is known and what is not there yet', async ({ page }) => {
    await gateways.row(name).getByRole('link').click();
    await expect(frame.heading(name)).toBeVisible();
    const main = page.getByRole('main');
    for (const fact of ['AWS', 'dev', 'eu-west-1', 'litellm-stack', 'Can change'])
      await expect(main).toContainText(fact);
    await expect(main.getByRole('heading', { name: 'Not connected yet' })).toBeVisible();
    await expect(main).toContainText('does not sign in to them');
    await main.getByRole('link', { name: 'Edit settings' }).click();
    await expect(gateways.name).toHaveValue(name);
    await gateways.cancel.click();
    await gateways.remove(name);
  });

  test('that was removed elsewhere while it is in view is said to be gone', async ({
    page,
    context,
    gatehouse,
  }) => {
    await gateways.row(name).getByRole('link').click();
    await expect(frame.heading(name)).toBeVisible();
    const other = new GatewaysPage(await context.newPage());
    await other.page.goto(gatehouse.appUrl);
    await new Frame(other.page).pressChord('Gateways');
    await other.remove(name);
    await expect(frame.heading('Unknown gateway')).toBeVisible();
    await page.getByRole('link', { name: 'Show all gateways' }).click();
    await expect(gateways.rows).toHaveCount(1);
  });
});

test.describe('the list', () => {
  const names = ['beta-us', 'alpha-eu', 'gamma-eu'];
  test.beforeEach(async () => {
    for (const name of names)
      await gateways.create({ name, region: name.endsWith('eu') ? 'eu-west-1' : 'us-east-1' });
  });
  test.afterEach(async ({ page }) => {
    await frame.goTo('/gateways');
    await page.reload();
    for (const name of names) await gateways.remove(name);
  });

  test('is walked with j and k, opened with Enter, and filtered with /', async ({ page }) => {
    await page.reload();
    await expect(gateways.rows).toHaveCount(4);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await expect(gateways.row('beta-us')).toBeFocused();
    await page.keyboard.press('End');
    await expect(gateways.row('gamma-eu')).toBeFocused();
    await page.keyboard.press('/');
    await page.keyboard.type('eu aws');
    await expect(gateways.rows).toHaveCount(2);
    await expect(page.getByText('2 of 4')).toBeVisible();
    await page.keyboard.type('x');
    await expect(page.getByText('Nothing here contains “eu awsx”.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(gateways.rows).toHaveCount(4);
    await page.keyboard.press('Escape');
    await expect(gateways.filter).not.toBeFocused();
    await page.keyboard.press('Home');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/g\/[^/]+\/gateways$/);
  });

  test('is sorted by a column, and says so to those who do not see it', async ({ page }) => {
    const head = gateways.table.getByRole('columnheader', { name: 'Name' });
    await expect(gateways.rows.nth(1)).toContainText('beta-us');
    await head.getByRole('button').click();
    await expect(head).toHaveAttribute('aria-sort', 'ascending');
    await expect(gateways.rows.first()).toContainText('alpha-eu');
    await head.getByRole('button').press('Enter');
    await expect(head).toHaveAttribute('aria-sort', 'descending');
    await expect(gateways.rows.first()).toContainText('Sandbox');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/gateways$/);
  });
});
