import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { startGatehouse } from '../gatehouse-server.ts';
import { ConfigArms } from '../pages/config-arms.ts';
import { ownGatehouse } from '../pages/config-gatehouse.ts';
import { ConfigPage } from '../pages/config-page.ts';
import { ConfigPublish } from '../pages/config-publish.ts';
import { ConfigVersions } from '../pages/config-versions.ts';
import { ConfigYaml } from '../pages/config-yaml.ts';
import { sendTraffic } from '../traffic.ts';

const { open, server } = ownGatehouse();
const OPENAI = 'openai/gpt-4o';
const CLAUDE = 'bedrock/anthropic.claude-3-5-sonnet-20240620-v1:0';

async function setShare(page: Page, percent: number): Promise<void> {
  const share = new ConfigArms(page, 'gpt-4o').share(OPENAI);
  await share.fill(String(percent));
  await share.press('Enter');
  await expect(new ConfigArms(page, 'gpt-4o').cell(OPENAI, 'effective')).toHaveText(`${percent}.0 %`);
}

test('a model that does not answer keeps the old version running and the draft as it is', async ({
  page,
}) => {
  const config = await open(page);
  const yaml = new ConfigYaml(page);
  const publish = new ConfigPublish(page);
  await yaml.replace('openai/gpt-4.1-mini', 'openai/x-mock-status-429');
  await config.isSaved();
  await config.publishButton.click();
  await expect(publish.changes).toContainText('openai/gpt-4.1-mini → openai/x-mock-status-429');
  await publish.publish('Will not answer');

  const note = publish.main.getByRole('alert');
  await expect(note).toContainText('The old version still runs. The model "gpt-4.1-mini" did not answer', {
    timeout: 60_000,
  });
  await expect(note).toContainText('Correct the model, or publish without trying it.');
  await expect(publish.steps.filter({ hasText: 'Try the changed models' })).toContainText('Failed: ');
  await expect(publish.main.getByRole('list', { name: 'Models tried' })).toContainText('Refused');
  await sendTraffic({ url: server().gatewayUrl, key: server().key }, 'gpt-4.1-mini', 1);

  await publish.main.getByRole('button', { name: 'Back to the editor' }).last().click();
  await expect(config.draft).toBeVisible();
  await yaml.select('x-mock-status-429');
  await config.versionsButton.click();
  await expect(new ConfigVersions(page).rows).toHaveCount(1);
});

test('an ended publish makes room when the text is changed again', async ({ page }) => {
  const config = await open(page);
  const publish = new ConfigPublish(page);
  await config.openItem('gpt-4o');
  await setShare(page, 80);
  await config.publishButton.click();
  await publish.publish('Eight of ten');
  await publish.isPublished();
  await publish.main.getByRole('button', { name: 'Back to the editor' }).first().click();
  await setShare(page, 70);
  await config.publishButton.click();
  await expect(publish.changes).toContainText('deployment 1 · weight4 → 7');
  await expect(publish.publishButton).toBeEnabled();
});

test('a config with an error cannot be published, and the page says why', async ({ page }) => {
  const config = await open(page);
  const yaml = new ConfigYaml(page);
  const publish = new ConfigPublish(page);
  await yaml.replace('num_retries: 2', 'num_retries: two');
  await config.isSaved();
  await config.publishButton.click();
  await publish.isReady();
  await expect(publish.problems.getByRole('heading')).not.toHaveText('No problems');
  await expect(publish.publishButton).toBeDisabled();
  await expect(
    publish.main.getByText('Errors have to be mended before this can be published.'),
  ).toBeVisible();
  await sendTraffic({ url: server().gatewayUrl, key: server().key }, 'gpt-4o', 1);
});

test('of two windows one publishes, the other is told, and can keep both changes', async ({
  page,
  context,
}) => {
  const config = await open(page);
  await config.openItem('gpt-4o');
  const other = await secondWindow(context);
  const otherYaml = new ConfigYaml(other.page);
  await otherYaml.replace('num_retries: 2', 'num_retries: 4');
  await other.isSaved();

  await setShare(page, 60);
  await config.publishButton.click();
  const publish = new ConfigPublish(page);
  await publish.publish('Six of ten');
  await publish.isPublished();

  await expect(other.main.getByText(/published another version while you were editing/)).toBeVisible();
  await otherYaml.select('num_retries: 4');
  await other.main.getByRole('button', { name: 'Compare both…' }).click();
  const conflict = other.page.getByRole('region', { name: 'Two changes at once' });
  await expect(conflict).toContainText('Six of ten');
  await expect(conflict).toContainText('deployment 1 · weight');
  await expect(conflict).toContainText('router_settings.num_retries2 → 4');
  const otherPublish = new ConfigPublish(other.page);
  await expect(otherPublish.publishButton).toBeDisabled();
  await conflict.getByRole('button', { name: 'Keep both' }).click();
  await expect(otherPublish.changes).toContainText('router_settings.num_retries2 → 4');
  await expect(otherPublish.changes).not.toContainText('weight');
  await otherPublish.publish('And four retries');
  await otherPublish.isPublished();
  // The first window has no draft: it follows.
  await publish.main.getByRole('button', { name: 'Back to the editor' }).last().click();
  await expect(config.inStep).toBeVisible();
  await new ConfigYaml(page).select('num_retries: 4');
  await expect(new ConfigArms(page, 'gpt-4o').share(OPENAI)).toHaveValue('60.0');
});

test('where both windows changed the same line, theirs can be taken, and undo brings the draft back', async ({
  page,
  context,
}) => {
  const config = await open(page);
  await config.openItem('gpt-4o');
  const other = await secondWindow(context);
  await other.openItem('gpt-4o');
  await setShare(other.page, 55);
  await other.isSaved();
  await setShare(page, 35);
  await config.publishButton.click();
  const publish = new ConfigPublish(page);
  await publish.publish('A third');
  await publish.isPublished();

  await other.main.getByRole('button', { name: 'Compare both…' }).click();
  const conflict = other.page.getByRole('region', { name: 'Two changes at once' });
  await expect(conflict.getByRole('button', { name: 'Keep both' })).toBeDisabled();
  await conflict.getByRole('button', { name: 'Take theirs' }).click();
  await expect(other.main.getByText('Nothing differs from what runs.')).toBeVisible();
  await other.page.keyboard.press('ControlOrMeta+z');
  await expect(new ConfigPublish(other.page).changes).toContainText('weight');
  await other.main.getByRole('button', { name: 'Back to the editor' }).click();
  await expect(new ConfigArms(other.page, 'gpt-4o').share(OPENAI)).toHaveValue('55.0');
});

test('a draft survives a reload, and the end of the whole app', async ({ page }) => {
  const config = await open(page);
  await config.openItem('gpt-4o');
  await setShare(page, 25);
  await config.isSaved();
  await page.reload();
  await config.isReady();
  await expect(config.draft).toBeVisible();
  await expect(new ConfigArms(page, 'gpt-4o').share(CLAUDE)).toHaveValue('75.0');

  const { dataDir, process } = server();
  process.kill('SIGKILL');
  const again = await startGatehouse({ dataDir });
  try {
    await page.goto(again.appUrl);
    await config.open();
    await config.openItem('gpt-4o');
    await expect(config.draft).toBeVisible();
    await expect(new ConfigArms(page, 'gpt-4o').share(CLAUDE)).toHaveValue('75.0');
    await expect(new ConfigArms(page, 'gpt-4o').cell(CLAUDE, 'effective')).toHaveText('75.0 %');
  } finally {
    await again.stop();
  }
});

/** Another window of the same app; it has its own memory. */
async function secondWindow(context: BrowserContext): Promise<ConfigPage> {
  const other = new ConfigPage(await context.newPage());
  await other.page.goto(server().appUrl);
  await other.open();
  return other;
}
