import { expect, type Locator, type Page, test } from '@playwright/test';
import { ConfigArms } from '../pages/config-arms.ts';
import { ownGatehouse } from '../pages/config-gatehouse.ts';
import { ConfigYaml } from '../pages/config-yaml.ts';

const { open } = ownGatehouse();
const OPENAI = 'openai/gpt-4o';
const CLAUDE = 'bedrock/anthropic.claude-3-5-sonnet-20240620-v1:0';

test('a model comes from the catalogue with its region and price, is renamed and removed', async ({
  page,
}) => {
  const config = await open(page);
  const yaml = new ConfigYaml(page);
  await config.main.getByRole('button', { name: 'Add a model' }).click();
  const drawer = page.getByRole('dialog', { name: 'Add a model' });
  await expect(drawer.getByRole('textbox', { name: 'Search models' })).toBeFocused();
  await page.keyboard.type('claude haiku');
  await choose(page, 'Available in region', 'us-east-1');
  const found = drawer.getByRole('list', { name: 'Models' }).getByRole('listitem');
  await expect(found.first()).toContainText(/bedrock.*haiku/);
  await expect(found.first()).toContainText(/\$\d/);
  const model = await found.first().locator('code').innerText();
  await found.first().getByRole('button').click();
  await expect(drawer).toBeHidden();

  const name = model.slice(model.indexOf('/') + 1);
  await expect(config.heading(name)).toBeVisible();
  await yaml.shows(`model: ${model}`);
  await expect(config.main.getByRole('button', { name: 'Try it' })).toBeDisabled();

  await config.main.getByRole('button', { name: `Rename ${name}` }).click();
  const field = config.main.getByRole('textbox', { name: 'Public name' });
  await expect(field).toBeFocused();
  await field.fill('gpt-4o');
  await field.press('Enter');
  await expect(config.main.getByText(/This name is taken/)).toBeVisible();
  await field.fill('house-model');
  await field.press('Enter');
  await expect(config.heading('house-model')).toBeVisible();
  await yaml.shows('model_name: house-model');

  await config.main.getByRole('button', { name: `More for ${model}` }).click();
  await page.getByRole('menuitem', { name: 'Remove house-model' }).click();
  await expect(config.main.getByText('This is no longer in the config')).toBeVisible();
  await expect(config.inStep).toBeVisible();
});

test('a deployment is added to a name, moved to the front, limited and taken out', async ({ page }) => {
  const config = await open(page);
  const yaml = new ConfigYaml(page);
  const arms = new ConfigArms(page, 'gpt-4o');
  const limits = config.main.getByRole('region', { name: 'Deployments' });
  await config.openItem('gpt-4o');
  await limits.getByRole('button', { name: 'Add', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: 'Add a deployment of gpt-4o' });
  await drawer.getByRole('textbox', { name: 'Search models' }).fill('mistral large');
  await drawer.getByRole('button', { name: 'Add mistral/mistral-large-latest' }).click();
  const added = arms.row('mistral/mistral-large-latest');
  await expect(added).toContainText('kept, gets no traffic');
  await expect(arms.sum('effective')).toHaveText('100.0 %');

  await limits.getByRole('button', { name: 'More for mistral/mistral-large-latest' }).click();
  await page.getByRole('menuitem', { name: 'Move up' }).click();
  await expect(limits.getByRole('row').nth(2)).toContainText('mistral');
  const rpm = limits.getByRole('textbox', { name: 'Requests a minute of mistral/mistral-large-latest' });
  await rpm.fill('1,000');
  await rpm.press('Enter');
  await yaml.select('rpm: 1000');
  await config.openItem('gpt-4o');
  await rpm.fill('a lot');
  await rpm.press('Enter');
  await expect(limits.getByText('A whole number')).toBeVisible();
  await rpm.press('Escape');
  await expect(rpm).toHaveValue('1000');

  await limits.getByRole('button', { name: 'More for mistral/mistral-large-latest' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(added).toHaveCount(0);
  await expect(config.inStep).toBeVisible();
});

test('fallbacks are chosen by name and drawn in their order', async ({ page }) => {
  const config = await open(page);
  await config.openItem('gpt-4o');
  const fallbacks = config.main.getByRole('region', { name: 'Falls back to' });
  const drawing = fallbacks.getByRole('img');
  await expect(drawing).toHaveAccessibleName(
    'when it fails: gpt-4o, then anthropic.claude-3-5-sonnet-20240620-v1:0, then amazon.nova-lite-v1:0',
  );
  const field = fallbacks.getByRole('combobox', { name: 'prompt too long' });
  await field.fill('gemini-2.5-pro');
  await page.getByRole('option', { name: 'gemini-2.5-pro', exact: true }).click();
  await expect(drawing).toHaveAccessibleName(/; prompt too long: gpt-4o, then gemini-2\.5-pro$/);
  await field.press('Escape');
  await new ConfigYaml(page).select('        - gemini-2.5-pro');
  await config.openItem('gpt-4o');
  await field.press('Backspace');
  await expect(drawing).not.toHaveAccessibleName(/prompt too long/);
  await expect(config.inStep).toBeVisible();
});

test('under a strategy that reads no weights the page says so and offers the way back', async ({ page }) => {
  const config = await open(page);
  const arms = new ConfigArms(page, 'gpt-4o');
  await config.openItem('gpt-4o');
  await choose(page, 'Routing strategy of the whole gateway', /^usage-based-routing-v2/);
  await expect(arms.region.getByText('Under usage-based-routing-v2 these weights do nothing.')).toBeVisible();
  await expect(arms.cell(OPENAI, 'effective')).toHaveText('by load');
  await expect(arms.sum('effective')).toHaveText('by load');
  await expect(config.problems.filter({ hasText: 'ignored-weights' }).first()).toBeVisible();
  await arms.region.getByRole('button', { name: 'Switch to simple-shuffle' }).click();
  await expect(arms.cell(OPENAI, 'effective')).toHaveText('90.0 %');
  await expect(arms.region.getByText(/weights do nothing/)).toBeHidden();
  await expect(config.inStep).toBeVisible();
});

test('a locked arm keeps its share, nothing may be left for one, and twenty arms still sum to a hundred', async ({
  page,
}) => {
  const config = await open(page);
  const yaml = new ConfigYaml(page);
  const long = `openai/${'a-very-long-name-'.repeat(6)}20270101-v1:0`;
  const more = [...Array.from({ length: 17 }, (_none, index) => `openai/arm-${index + 2}`), long];
  const items = more.map(
    (model) => `  - model_name: gpt-4o\n    litellm_params:\n      model: ${model}\n      weight: 1`,
  );
  await yaml.paste(['model_list:', ...items].join('\n'), 'model_list:');
  await config.openItem('gpt-4o');
  const arms = new ConfigArms(page, 'gpt-4o');
  await expect(arms.region.getByRole('slider')).toHaveCount(20);
  await arms.lock(CLAUDE).click();
  await expect(arms.share(CLAUDE)).toBeDisabled();
  const kept = await arms.share(CLAUDE).inputValue();
  await arms.slider(OPENAI).press('End');
  await expect(arms.share(CLAUDE)).toHaveValue(kept);
  await expect(arms.cell(CLAUDE, 'effective')).toHaveText(`${kept} %`);
  await expect(arms.row(long)).toContainText('kept, gets no traffic');
  for (const column of ['intended', 'effective'] as const)
    await expect(arms.sum(column)).toHaveText('100.0 %');
  const [region, name] = await Promise.all(
    [arms.region, arms.row(long).getByRole('button', { name: long, exact: true })].map(box),
  );
  expect(name).toBeLessThanOrEqual(region ?? 0);
  await config.main.getByRole('button', { name: 'Even out' }).click();
  await expect(arms.share(CLAUDE)).toHaveValue(kept);
  for (const column of ['intended', 'effective'] as const)
    await expect(arms.sum(column)).toHaveText('100.0 %');
});

/** Opens a select and chooses one of its options. */
async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).first().click();
}

/** Where something ends at the right, in px. */
async function box(of: Locator): Promise<number> {
  const { x, width } = (await of.boundingBox()) ?? { x: Number.NaN, width: 0 };
  return x + width;
}
