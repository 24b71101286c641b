import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type GatehouseServer, startGatehouse } from '../gatehouse-server.ts';
import { Frame } from '../pages/frame.ts';
import { SandboxPage } from '../pages/sandbox.ts';
import { descendantsRunning } from '../processes.ts';
import { expect, test } from './fixtures.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');
const direct = { ...process.env, NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' };
const MOCK_ANSWER = 'mock backend of Gatehouse';
/** A word that only this snippet has. */
const MARKS = {
  curl: 'curl',
  'OpenAI Python': 'from openai',
  'OpenAI JS': "'openai'",
  boto3: 'import boto3',
  'AWS SDK JS': '@aws-sdk',
} as const;

/** One of this file's own: its sandbox is stopped, broken and reset. */
let server: GatehouseServer;
let sandbox: SandboxPage;
test.beforeAll(async () => {
  server = await startGatehouse();
});
test.afterAll(() => server.stop());
test.beforeEach(async ({ page }) => {
  sandbox = new SandboxPage(page);
  await page.goto(server.appUrl);
  await expect(sandbox.heading).toBeVisible();
});

const askWith = ({ url, key }: { readonly url: string; readonly key: string }): Promise<number> =>
  fetch(`${url}/v1/models`, { headers: { authorization: `Bearer ${key}` } }).then(
    ({ status }) => status,
    () => 0,
  );

test.describe('the sandbox', () => {
  test('shows each part in the order of a request, with its state and port', async () => {
    const rows = sandbox.parts.getByRole('row');
    await expect(rows).toHaveCount(5);
    for (const [index, name] of ['Middleware', 'Compatible gateway', 'Mock backend', 'Postgres'].entries()) {
      const row = rows.nth(index + 1);
      await expect(row).toContainText(name);
      await expect(row).toContainText('Running');
      await expect(row.getByRole('cell').nth(2)).toHaveText(/^\d+$/);
      await expect(row.getByRole('cell').nth(3)).toHaveText(/\d+ [sm]/);
    }
  });

  test('hides its key until it is asked for, and copies URL and key', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await expect(sandbox.key).toHaveText(/^sk-•+$/);
    await expect(page.getByText(server.key)).toHaveCount(0);
    for (const [what, text] of [
      ['URL', server.gatewayUrl],
      ['key', server.key],
    ] as const) {
      await sandbox.connect.getByRole('button', { name: `Copy ${what}`, exact: true }).click();
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    }
    expect(await sandbox.readConnection()).toEqual({ url: server.gatewayUrl, key: server.key });
    await sandbox.connect.getByRole('button', { name: 'Hide key' }).click();
    await expect(page.getByText(server.key)).toHaveCount(0);
  });

  test('gives snippets that work as they are', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await expect(sandbox.snippet.filter({ visible: true })).toContainText('gpt-4o');
    const copied = async (tab: keyof typeof MARKS): Promise<string> => {
      await sandbox.readSnippet(tab);
      await sandbox.connect.getByRole('tabpanel').getByRole('button', { name: 'Copy snippet' }).click();
      const text = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
      await expect.poll(text).toContain(MARKS[tab]);
      return text();
    };
    const byCurl = await run('sh', ['-c', `${await copied('curl')} --silent --show-error`], { env: direct });
    expect(byCurl.stdout).toContain(MOCK_ANSWER);
    for (const tab of ['OpenAI JS', 'AWS SDK JS'] as const) {
      const args = ['--input-type=module', '--eval', await copied(tab)];
      const byNode = await run(process.execPath, args, { cwd: root, env: direct });
      expect(byNode.stdout).toContain(MOCK_ANSWER);
    }
    expect(await copied('boto3')).toContain(`endpoint_url="${server.gatewayUrl}/bedrock"`);
    expect(await copied('OpenAI Python')).toContain(`api_key="${server.key}"`);
  });

  test('is stopped and started again, which is said, and keeps its URL and key', async ({ page }) => {
    const frame = new Frame(page);
    const before = await sandbox.readConnection();
    await sandbox.stop.click();
    await expect(page.getByRole('main').getByText('Stopped').first()).toBeVisible();
    await expect(frame.said).toHaveText('Sandbox: Stopped');
    await expect(frame.word('Sandbox')).toContainText('Stopped');
    await expect(sandbox.connect).toContainText('The URL and key stand here once the sandbox runs.');
    expect(await askWith(before)).toBe(0);
    await sandbox.start.click();
    await expect(sandbox.parts.getByText('Running')).toHaveCount(4);
    await expect(frame.said).toHaveText('Sandbox: Running');
    expect(await sandbox.readConnection()).toEqual(before);
    expect(await askWith(before)).toBe(200);
  });

  test('is stopped and started from the palette on another page, and that is said there', async ({
    page,
  }) => {
    const frame = new Frame(page);
    await frame.pressChord('Logs');
    await frame.openPalette('stop the sandbox');
    await page.keyboard.press('Enter');
    await expect(frame.said).toHaveText('Sandbox: Stopped');
    await frame.openPalette('start the sandbox');
    await page.keyboard.press('Enter');
    await expect(frame.said).toHaveText('Sandbox: Running');
  });

  test('says that a part ended, starts it again, and follows its log meanwhile', async ({ page }) => {
    const log = await sandbox.choosePartLog('Compatible gateway');
    await expect(log).toContainText('listening on');
    const [pid = 0] = await descendantsRunning(server.process.pid ?? 0, 'compatible-gateway.mjs');
    process.kill(pid, 'SIGKILL');
    await expect(log).toContainText('it ended by itself: SIGKILL');
    await expect(new Frame(page).said, 'that it was away and is back').toHaveText('Sandbox: Running');
    await expect(sandbox.part('Compatible gateway')).toContainText('Running');
    await expect(page.getByRole('main').getByText('Starting')).toHaveCount(0);
    const again = await descendantsRunning(server.process.pid ?? 0, 'compatible-gateway.mjs');
    expect(again).toHaveLength(1);
    expect(again).not.toContain(pid);
    expect(await askWith(await sandbox.readConnection())).toBe(200);
  });

  test('filters the log of a part and holds it still', async () => {
    const log = await sandbox.choosePartLog('Postgres');
    await expect(log).toContainText('ready to accept connections');
    await sandbox.logFilter.fill('READY to');
    await expect(log.locator('mark').first()).toHaveText(/ready to/i);
    await expect(log).not.toContainText('listening on IPv4');
    await expect(sandbox.logs).toContainText(/\d+ of \d+ lines/);
    await sandbox.logFilter.fill('nothing says this');
    await expect(log).toContainText('No line contains “nothing says this”.');
    await sandbox.logFilter.press('Escape');
    await expect(sandbox.logFilter).toHaveValue('');

    const gateway = await sandbox.choosePartLog('Compatible gateway');
    await expect(gateway).toContainText('listens on port');
    await sandbox.logs.getByRole('button', { name: 'Pause' }).click();
    const kept = await gateway.innerText();
    const [pid = 0] = await descendantsRunning(server.process.pid ?? 0, 'compatible-gateway.mjs');
    process.kill(pid, 'SIGKILL');
    const resume = sandbox.logs.getByRole('button', { name: /^Resume · \d+ new$/ });
    await expect(resume).toBeVisible();
    expect(await gateway.innerText()).toBe(kept);
    await resume.click();
    await expect(gateway).toContainText('it ended by itself');
    await expect(sandbox.part('Compatible gateway')).toContainText('Running');
  });

  test('offers real LiteLLM with what that costs, and leaves all as it is when one cancels', async ({
    page,
  }) => {
    await expect(sandbox.engine).toContainText('Compatible gateway is our own server');
    const availability = page.getByTestId('litellm-availability');
    await expect(availability).toContainText(/without a database: no keys, users or spend|needs Python/);
    const offer = sandbox.engine.getByRole('button', { name: 'Switch to LiteLLM…' });
    test.skip(
      (await availability.innerText()).includes('needs Python'),
      'This machine has no Python that LiteLLM could run on, and the page says so.',
    );
    await offer.click();
    const dialog = page.getByRole('dialog', { name: 'Switch to LiteLLM?' });
    await expect(dialog).toContainText(
      /LiteLLM [\d.]+ is installed from PyPI first, which takes some minutes and about 1 GB/,
    );
    await expect(dialog).toContainText('stay with it if it does not start');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toBeHidden();
    await expect(offer).toBeFocused();
    await expect(sandbox.part('Compatible gateway')).toContainText('Running');
  });

  test('is reset only when that is confirmed, and then has another key', async ({ page }) => {
    const before = await sandbox.readConnection();
    await sandbox.reset.click();
    const dialog = page.getByRole('dialog', { name: 'Reset the sandbox?' });
    await expect(dialog).toContainText('Its database goes, with every key, user and spend');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    expect(await askWith(before)).toBe(200);
    await sandbox.reset.click();
    await dialog.getByRole('button', { name: 'Reset' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'it has a new key' })).toBeVisible({
      timeout: 60_000,
    });
    await expect(sandbox.parts.getByText('Running')).toHaveCount(4);
    await expect(sandbox.key).not.toHaveText(before.key);
    const after = await sandbox.readConnection();
    expect(after.key).toMatch(/^sk-/);
    expect(await askWith(after)).toBe(200);
    expect(await askWith({ ...after, key: before.key })).toBe(401);
  });

  test('does not fight with another one on the same machine', async ({ page }) => {
    const mine = await sandbox.readConnection();
    const other = await startGatehouse();
    expect(other.gatewayUrl).not.toBe(mine.url);
    expect(await askWith({ url: other.gatewayUrl, key: other.key })).toBe(200);
    expect(await askWith({ url: mine.url, key: other.key })).toBe(401);
    expect(await other.stop()).toBe(0);
    await expect.poll(() => askWith(mine)).toBe(200);
    await expect(page.getByRole('main')).toContainText('Running');
  });
});
