import { expect, type Locator, test } from '@playwright/test';
import { ConfigArms } from '../pages/config-arms.ts';
import { faintTexts } from '../pages/config-contrast.ts';
import { ownGatehouse } from '../pages/config-gatehouse.ts';
import { ConfigPublish } from '../pages/config-publish.ts';
import { ConfigVersions } from '../pages/config-versions.ts';
import { ConfigYaml } from '../pages/config-yaml.ts';

const { open } = ownGatehouse();

test('links of Config open what they say, also after a reload', async ({ page }) => {
  const config = await open(page);
  const yaml = new ConfigYaml(page);
  const parts = [
    { link: 'config?model=claude-sonnet-5', heading: 'claude-sonnet-5', text: 'anthropic/claude-sonnet-5' },
    { link: 'config?deployment=1', heading: /claude-3-5-sonnet/, text: 'model_name: gpt-4o' },
    {
      link: 'config?section=router_settings',
      heading: 'router_settings',
      text: 'routing_strategy: simple-shuffle',
    },
  ];
  for (const { link, heading, text } of parts) {
    await config.follow(link);
    await expect(config.main.getByRole('heading', { level: 2, name: heading })).toBeVisible();
    await page.reload();
    await expect(config.main.getByRole('heading', { level: 2, name: heading })).toBeVisible();
    await yaml.shows(text);
  }
  await config.follow('config?model=nobody');
  await expect(config.main.getByText('This is no longer in the config')).toBeVisible();
  await config.follow('config?model=gpt-4o&versions=');
  const versions = new ConfigVersions(page);
  await expect(versions.rows).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(versions.drawer).toBeHidden();
  await expect(config.heading('gpt-4o')).toBeVisible();
  await config.follow('config/publish');
  await new ConfigPublish(page).isReady();
  await expect(page.getByText('Nothing differs from what runs.')).toBeVisible();
});

test('what is in view stands in the address, and back leads to what was', async ({ page }) => {
  const config = await open(page);
  await config.openItem('o3');
  await expect(page).toHaveURL(/config\?model=o3$/);
  await config.openItem('sonar');
  await expect(config.heading('sonar')).toBeVisible();
  await page.goBack();
  await expect(config.heading('o3')).toBeVisible();
});

test('the whole of it works by keys: choose, weigh, read, lock, publish', async ({ page }) => {
  const config = await open(page);
  const arms = new ConfigArms(page, 'gpt-4o');
  await config.main.getByRole('textbox', { name: 'Filter models and settings' }).focus();
  await page.keyboard.type('gpt-4o');
  await page.keyboard.press('Enter');
  await expect(config.outline).toBeFocused();
  await page.keyboard.press('Home');
  await expect(config.heading('gpt-4o')).toBeVisible();
  await expect(config.outline).toHaveAttribute('aria-activedescendant', /.+/);

  const order = [
    config.main.getByRole('button', { name: 'Rename gpt-4o' }),
    config.main.getByRole('button', { name: 'Try it' }),
    arms.strategy,
    arms.region.getByRole('combobox', { name: 'Measured over' }),
    arms.region.getByRole('button', { name: 'openai/gpt-4o', exact: true }),
    arms.slider('openai/gpt-4o'),
    arms.share('openai/gpt-4o'),
  ];
  // The line between two panes can be moved by keys too, so it is on the way.
  await page.keyboard.press('Tab');
  for (const next of order) {
    const before = await lookOf(next);
    await page.keyboard.press('Tab');
    await expect(next).toBeFocused();
    await expect.poll(() => lookOf(next)).not.toBe(before);
  }
  await page.keyboard.press('Shift+Tab');
  for (const key of ['PageDown', 'ArrowRight', 'Shift+ArrowRight']) await page.keyboard.press(key);
  await expect(arms.slider('openai/gpt-4o')).toHaveAccessibleName('Share of openai/gpt-4o');
  await expect(arms.slider('openai/gpt-4o')).toHaveAttribute('aria-valuetext', '81.1 percent');
  await expect(arms.cell('openai/gpt-4o', 'effective')).toHaveText('81.1 %');
  await arms.lock('openai/gpt-4o').focus();
  await page.keyboard.press('Space');
  await expect(arms.lock('openai/gpt-4o')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('publish config');
  await page.keyboard.press('Enter');
  await new ConfigPublish(page).isReady();
});

test('every control of the page has a name', async ({ page }) => {
  const config = await open(page);
  for (const link of ['config?model=gpt-4o', 'config?deployment=0', 'config?section=litellm_settings']) {
    await config.follow(link);
    await expect(config.main.getByRole('heading', { level: 2 })).toBeVisible();
    for (const role of ['button', 'textbox', 'combobox', 'slider', 'checkbox'] as const)
      await expect(config.main.getByRole(role, { name: /^\s*$/ })).toHaveCount(0);
  }
});

test('every text can be read in light and in dark, on the page and on its way to the gateway', async ({
  page,
}) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const config = await open(page);
    const yaml = new ConfigYaml(page);
    await config.openItem('gpt-4o');
    await yaml.replace('nova-lite-v1:0]', 'nova-lite-v1:0,nobody]');
    await expect(config.problems.filter({ hasText: 'nobody' })).toBeVisible();
    await config.openItem('gpt-4o');
    await new ConfigArms(page, 'gpt-4o').share('openai/gpt-4o').fill('0');
    await page.keyboard.press('Enter');
    await expect(config.main.getByText('kept, gets no traffic')).toBeVisible();
    expect(await faintTexts(config.main), colorScheme).toEqual([]);
    await config.follow('config?section=router_settings');
    await expect(config.heading('router_settings')).toBeVisible();
    expect(await faintTexts(config.main), colorScheme).toEqual([]);
    await config.publishButton.click();
    await expect(new ConfigPublish(page).changes).toContainText('gpt-4o');
    expect(await faintTexts(config.main), colorScheme).toEqual([]);
    await config.follow('config?versions=');
    const { drawer, rows } = new ConfigVersions(page);
    await expect(rows).toHaveCount(1);
    expect(await faintTexts(drawer), colorScheme).toEqual([]);
    await page.keyboard.press('Escape');
  }
});

/** What shows focus: an outline, or a border of another colour. */
const lookOf = (of: Locator): Promise<string> =>
  of.evaluate((element) => {
    const { outline, borderColor, boxShadow } = getComputedStyle(element);
    return [outline, borderColor, boxShadow].join();
  });
