import { Frame, WORDS, type Word } from '../pages/frame.ts';
import { GatewaysPage } from '../pages/gateways.ts';
import { expect, test } from './fixtures.ts';

const words = Object.keys(WORDS) as Word[];
let frame: Frame;
test.beforeEach(async ({ page, gatehouse }) => {
  frame = new Frame(page);
  await page.goto(gatehouse.appUrl);
  await expect(frame.heading('Sandbox')).toBeVisible();
});

test.describe('the frame', () => {
  test('has eight words that lead to eight pages, by mouse and by keyboard', async ({ page }) => {
    await expect(frame.navigation.getByRole('link')).toHaveText(words.map((word) => new RegExp(`^${word}`)));
    for (const word of words) {
      await frame.word(word).click();
      await expect(frame.heading(word)).toBeVisible();
      await expect(frame.word(word)).toHaveAttribute('aria-current', 'page');
      await expect(page).toHaveTitle(`${word} · Gatehouse`);
    }
    for (const word of words) {
      await frame.pressChord(word);
      await expect(frame.heading(word)).toBeVisible();
      await expect(frame.said).toHaveText(word);
    }
  });

  test('lists its shortcuts with ?, and Esc closes the list alone', async ({ page }) => {
    await frame.pressChord('Gateways');
    await page.getByRole('button', { name: 'Add a gateway' }).focus();
    await page.keyboard.press('?');
    await expect(frame.shortcuts.getByText('Search or run')).toBeVisible();
    await frame.pressChord('Logs');
    await expect(frame.heading('Gateways'), 'page keys rest under a dialog').toBeAttached();
    await page.keyboard.press('Escape');
    await expect(frame.shortcuts).toBeHidden();
    await expect(page.getByRole('button', { name: 'Add a gateway' })).toBeFocused();
  });

  test('finds everything in the palette by some letters of its name, with the keyboard only', async ({
    page,
  }) => {
    await frame.openPalette('bnch');
    await expect(frame.palette.getByRole('button').first()).toContainText('Benchmarks');
    await page.keyboard.press('Enter');
    await expect(frame.heading('Benchmarks')).toBeVisible();

    await frame.openPalette('theme');
    await expect(frame.palette.getByRole('button')).toContainText(['light', 'dark', 'as the system']);
    await page.keyboard.press('ArrowDown');
    await expect(frame.said, 'what Enter would run is told').toHaveText('Theme: dark');
    await page.keyboard.press('Enter');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');

    await frame.openPalette('zzzz');
    await expect(frame.palette).toContainText('Nothing is called that');
    await page.keyboard.press('Escape');
    await expect(frame.palette).toBeHidden();
  });

  test('knows the models of the config that is open', async ({ page }) => {
    await frame.pressChord('Config');
    await expect(frame.heading('Config')).toBeVisible();
    await expect(page.getByText('gpt-4o').first()).toBeVisible();
    await frame.openPalette('gpt4o');
    await expect(frame.palette.getByRole('button', { name: 'gpt-4o' }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/g\/sandbox\/config.*gpt-4o/);
  });

  test('takes what is typed right behind the shortcut', async ({ page }) => {
    await frame.openPalette('shortcuts');
    await expect(frame.search).toHaveValue('shortcuts');
    await page.keyboard.press('Enter');
    await expect(frame.shortcuts).toBeVisible();
  });

  test('closes one thing with each Esc, and gives the focus back', async ({ page }) => {
    const gateways = new GatewaysPage(page);
    await frame.pressChord('Gateways');
    await gateways.add.click();
    await gateways.name.fill('half a name');
    await page.keyboard.press('ControlOrMeta+k');
    await expect(frame.search).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(frame.palette).toBeHidden();
    await expect(gateways.drawer).toBeVisible();
    await expect(gateways.name).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(gateways.drawer).toBeHidden();
    await expect(gateways.add).toBeFocused();
    await gateways.add.click();
    await expect(gateways.name).toHaveValue('half a name');
    await gateways.cancel.click();
  });

  for (const [label, scheme, system] of [
    ['Light', 'light', 'dark'],
    ['Dark', 'dark', 'light'],
    ['As the system', 'dark', 'dark'],
  ] as const) {
    test(`keeps the theme "${label}" over a reload`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: system });
      await frame.header.getByRole('button', { name: 'Theme' }).click();
      await page.getByRole('menuitem', { name: label }).click();
      const html = page.locator('html');
      await expect(html).toHaveAttribute('data-mantine-color-scheme', scheme);
      await page.reload();
      await expect(frame.heading('Sandbox')).toBeVisible();
      await expect(html).toHaveAttribute('data-mantine-color-scheme', scheme);
      const other = system === 'dark' ? 'light' : 'dark';
      await page.emulateMedia({ colorScheme: other });
      await expect(html).toHaveAttribute(
        'data-mantine-color-scheme',
        label === 'As the system' ? other : scheme,
      );
    });
  }
});

test.describe('the gateway in view', () => {
  test('is told by color, name, place and lock, and switching it keeps the page', async ({ page }) => {
    const gateways = new GatewaysPage(page);
    const name = 'frame-prod';
    await frame.pressChord('Gateways');
    await gateways.create({
      name,
      region: 'eu-west-1',
      profile: 'prod-admin',
      color: 'red',
      isReadOnly: true,
    });
    const stripe = (): Promise<string> =>
      frame.header.evaluate((header) => getComputedStyle(header).borderTopColor);
    const before = await stripe();
    await frame.pressChord('Users');
    await frame.switchTo(name);
    await expect(frame.switcher).toHaveAccessibleName(`Gateway in view: ${name}. Switch gateway`);
    await expect(frame.header).toContainText('prod-admin · eu-west-1');
    await expect(frame.header.getByText('Read-only')).toBeVisible();
    await expect(frame.heading('Users')).toBeVisible();
    expect(await stripe()).not.toBe(before);
    await frame.header.getByText('Read-only').hover();
    await expect(page.getByRole('tooltip')).toContainText('until read-only is switched off');

    await page.reload();
    await expect(frame.switcher).toContainText(name);
    await expect(frame.heading('Users')).toBeVisible();
    await frame.openPalette('sandbox');
    await page.keyboard.press('Escape');
    await frame.pressChord('Sandbox');
    await expect(frame.heading('Sandbox'), 'is about this machine, so that is in view').toBeVisible();
    await expect(frame.header).toContainText('this machine');
    await frame.pressChord('Gateways');
    await gateways.remove(name);
  });

  test('opens from a link, and says so when the link leads nowhere', async ({ page }) => {
    await frame.goTo('/g/sandbox/logs');
    await expect(frame.heading('Logs')).toBeVisible();
    await frame.goTo('/g/gone-since/config');
    await expect(frame.heading('Unknown gateway')).toBeVisible();
    await expect(page.getByRole('main')).toContainText('gone-since');
    await expect(frame.switcher).toContainText('Unknown gateway');
    for (const path of ['/g/sandbox/settings', '/nowhere', '/a/b/c/d', '/g/%E0%A4%A/config']) {
      await frame.goTo(path);
      await expect(page.getByRole('main')).toContainText(/There is no page here|not in your list/);
    }
    await page.getByRole('link', { name: 'Show all gateways' }).click();
    await expect(frame.heading('Gateways')).toBeVisible();
    await frame.goTo('/g/sandbox/sandbox');
    await expect(frame.heading('Sandbox')).toBeVisible();
  });
});
