import { expect, test } from '@playwright/test';
import { ConfigArms } from '../pages/config-arms.ts';
import { ownGatehouse } from '../pages/config-gatehouse.ts';
import { ConfigYaml } from '../pages/config-yaml.ts';

const { open } = ownGatehouse();

/** 2,000 deployments under 1,000 public names. */
const large = [
  'model_list:',
  ...Array.from({ length: 2_000 }, (_none, index) => {
    const name = `model-${String(index >> 1).padStart(3, '0')}`;
    return `  # number ${index}\n  - model_name: ${name}\n    litellm_params:\n      model: openai/m-${index}\n      weight: 1`;
  }),
  '',
].join('\n');

test('a config of 2,000 models is scrolled, typed in and weighted', async ({ page }) => {
  const config = await open(page);
  const yaml = new ConfigYaml(page);
  await yaml.paste(large);
  await expect(config.item(/^model-999/)).toBeVisible();
  await config.isSaved();

  await config.outline.focus();
  await page.keyboard.press('Home');
  await expect(config.heading('model-000')).toBeVisible();
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('ArrowDown');
  await expect(config.heading('model-012')).toBeVisible();
  await config.openItem('model-999');
  await expect(config.heading('model-999')).toBeVisible();
  await yaml.shows('# number 1998');
  expect(await config.outline.getByRole('treeitem').count()).toBeLessThan(80);

  const arms = new ConfigArms(page, 'model-999');
  await arms.slider('openai/m-1998').press('PageUp');
  await expect(arms.share('openai/m-1999')).toHaveValue('40.0');
  await yaml.shows('weight: 3');
  await yaml.shows('# number 1999');

  await yaml.replace('openai/m-1998', 'openai/another-one');
  await expect(arms.slider('openai/another-one')).toHaveValue('600');
  await arms.share('openai/another-one').fill('12.5');
  await arms.share('openai/another-one').press('Enter');
  await expect(arms.cell('openai/m-1999', 'effective')).toHaveText('87.5 %');

  await config.compareButton.click();
  const compared = page.getByRole('region', { name: 'Running version and draft' });
  await expect(compared.getByText('# number 0', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Stop comparing' }).click();
  await expect(arms.share('openai/another-one')).toHaveValue('12.5');
  await config.startOver();
  await expect(config.item(/^gpt-4o/)).toHaveCount(0);
  await config.openItem('gpt-4o');
});
