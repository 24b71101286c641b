import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './fixtures.ts';

let server: Server;
let otherUrl: string;
test.beforeAll(async () => {
  server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html').end('<title>Another page on this machine</title>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  otherUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
test.afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

test('another page of this machine gets nothing, even if it knows the token', async ({ page, gatehouse }) => {
  await page.goto(otherUrl);
  const outcome = await page.evaluate(async (appUrl) => {
    const { host, hash, origin } = new URL(appUrl);
    const token = hash.replace('#token=', '');
    const open = (target: string): Promise<string> =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://${target}/socket`, ['gatehouse', token]);
        socket.onopen = () => resolve('open');
        socket.onclose = () => resolve('refused');
      });
    const read = await fetch(origin).then(
      (response) => response.text(),
      () => 'refused',
    );
    const frame = document.createElement('iframe');
    frame.src = appUrl;
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    return { socket: await open(host), otherName: await open(host.replace('127.0.0.1', 'localhost')), read };
  }, gatehouse.appUrl);
  expect(outcome).toEqual({ socket: 'refused', otherName: 'refused', read: 'refused' });
  expect(page.frames().map((frame) => frame.url())).toEqual([otherUrl, 'chrome-error://chromewebdata/']);
});

test('the page itself connects, keeps its token out of the address bar, and is still connected after a reload', async ({
  page,
  gatehouse,
}) => {
  for (const open of [() => page.goto(gatehouse.appUrl), () => page.reload()]) {
    const socket = page.waitForEvent('websocket');
    await open();
    await (await socket).waitForEvent('framereceived');
    expect(page.url()).not.toContain('token');
  }
});
