import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GatehouseServer, startGatehouse } from '../gatehouse-server.ts';
import { Frame } from '../pages/frame.ts';
import { GatewaysPage } from '../pages/gateways.ts';
import { expect, test } from './fixtures.ts';

let dataDir: string;
let server: GatehouseServer;
test.beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-e2e-'));
  server = await startGatehouse({ dataDir });
});
test.afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

test('a Gatehouse that was killed is missed, found again when it is back, and nothing typed is lost', async ({
  page,
}) => {
  const frame = new Frame(page);
  const gateways = new GatewaysPage(page);
  await page.goto(server.appUrl);
  await frame.pressChord('Gateways');
  await gateways.add.click();
  await gateways.fill({ name: 'typed-before', region: 'eu-west-1' });
  server.process.kill('SIGKILL');
  await once(server.process, 'exit');
  await expect(frame.connectionLost).toContainText(/was lost\. Trying again|do not answer/);

  await gateways.name.press('Enter');
  await expect(gateways.drawer.getByRole('alert')).toContainText(
    'The connection to Gatehouse’s services was lost.',
  );
  await expect(gateways.name).toHaveValue('typed-before');
  await expect(frame.connectionLost).toContainText('start it again', { timeout: 20_000 });

  server = await startGatehouse({ dataDir, port: Number(new URL(server.appUrl).port) });
  await expect(frame.connectionLost).toBeHidden();
  await gateways.name.press('Enter');
  await expect(gateways.drawer).toBeHidden();
  await expect(gateways.row('typed-before')).toBeVisible();
  await frame.pressChord('Sandbox');
  await expect(frame.heading('Sandbox')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Running');
});
