import { expect, test } from '@playwright/test';
import { ConfigArms } from '../pages/config-arms.ts';
import { ownGatehouse } from '../pages/config-gatehouse.ts';
import { ConfigPublish } from '../pages/config-publish.ts';
import { ConfigYaml } from '../pages/config-yaml.ts';

const { open } = ownGatehouse();
const OPENAI = 'openai/gpt-4o';
const CLAUDE = 'bedrock/anthropic.claude-3-5-sonnet-20240620-v1:0';

test('broken YAML is pointed at, the forms rest and say why, and mending brings everything back', async ({
  page,
}) => {
  const config = await open(page);
  const yaml = new ConfigYaml(page);
  const arms = new ConfigArms(page, 'gpt-4o');
  await yaml.replace('      weight: 9', '   weight: 9');

  await expect(config.problems).toHaveCount(1);
  await expect(config.problems.first()).toContainText('Error');
  await expect(config.problems.first()).toContainText('line 18');
  await expect(page.getByText('The YAML breaks at line 18, so the forms rest.')).toBeVisible();
  await expect(arms.slider(OPENAI)).toBeDisabled();
  await expect(arms.slider(OPENAI)).toHaveValue('900');
  await expect(config.item(/^gpt-4o/)).toBeVisible();

  await config.publishButton.click();
  const publish = new ConfigPublish(page);
  await expect(publish.publishButton).toBeDisabled();
  await expect(
    publish.main.getByText('Errors have to be mended before this can be published.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Open in the editor' }).click();

  await page.getByRole('button', { name: 'Go to line 18' }).click();
  await expect(yaml.input).toBeFocused();
  await page.keyboard.insertText('   ');
  await expect(arms.slider(OPENAI)).toBeEnabled();
  await expect(arms.slider(OPENAI)).toHaveValue('900');
  await expect(config.inStep).toBeVisible();
  await expect(config.main.getByText(/breaks at line/)).toBeHidden();
});

test('F8 goes from problem to problem and a button mends one', async ({ page }) => {
  const config = await open(page);
  const yaml = new ConfigYaml(page);
  await yaml.replace('20240620-v1:0]', '20240620-v1:0,missing-one]');
  await expect(config.problems.filter({ hasText: 'missing-one' })).toHaveCount(1);
  await yaml.replace('nova-lite-v1:0]', 'nova-lite-v1:0,missing-two]');
  await expect(config.problems.filter({ hasText: 'missing-two' })).toHaveCount(1);
  const marked = page.locator('li[data-marked]');

  await config.openItem('gpt-4o');
  const seen = new Set<string>();
  for (let step = 0; step < (await config.problems.count()); step += 1) {
    await page.keyboard.press('F8');
    await expect(yaml.input).toBeFocused();
    seen.add(await marked.innerText());
  }
  expect(seen.size).toBe(await config.problems.count());
  const last = await marked.innerText();
  await page.keyboard.press('Shift+F8');
  await page.keyboard.press('F8');
  expect(await marked.innerText()).toBe(last);

  const missing = config.problems.filter({ hasText: 'missing-one' });
  await missing.getByRole('button').last().click();
  await expect(missing).toHaveCount(0);
  await expect(config.problems.filter({ hasText: 'missing-two' })).toHaveCount(1);
});

test('forms and YAML have one history: undo and redo go through both', async ({ page }) => {
  const config = await open(page);
  const yaml = new ConfigYaml(page);
  const arms = new ConfigArms(page, 'gpt-4o');
  await config.openItem('gpt-4o');
  await arms.share(OPENAI).fill('50');
  await arms.share(OPENAI).press('Enter');
  await expect(arms.share(CLAUDE)).toHaveValue('50.0');
  await yaml.replace('os.environ/OPENAI_API_KEY', 'os.environ/OTHER_KEY');
  await arms.share(OPENAI).fill('20');
  await arms.share(OPENAI).press('Enter');
  await expect(arms.share(CLAUDE)).toHaveValue('80.0');

  await arms.lock(OPENAI).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(arms.share(CLAUDE)).toHaveValue('50.0');
  await yaml.shows('OTHER_KEY');
  await page.keyboard.press('ControlOrMeta+z');
  await yaml.shows('os.environ/OPENAI_API_KEY');
  await yaml.input.focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(arms.share(CLAUDE)).toHaveValue('10.0');
  await expect(config.inStep).toBeVisible();
  await arms.lock(OPENAI).focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(arms.share(CLAUDE)).toHaveValue('80.0');
  await yaml.shows('OTHER_KEY');
});
