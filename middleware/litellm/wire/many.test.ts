import { afterEach, expect, it } from 'vitest';
import { GET, type Line, nothing, openLine, record } from './raw-server.fixture.ts';

const STREAMS = 2_000;
const CHUNKED = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';

let line: Line | undefined;
afterEach(async () => {
  await line?.stop();
});

const openSockets = (): number =>
  process.getActiveResourcesInfo().filter((name) => name.includes('TCPSocket')).length;

it('two thousand streams stay open at once, each with its own pieces, and leave nothing behind', async () => {
  const before = openSockets();
  line = await openLine((socket, text) => {
    const name = /^GET (\S+)/.exec(text)?.[1] ?? '';
    socket.write(`${CHUNKED}${name.length.toString(16)}\r\n${name}\r\n`);
  });
  const { pool, server } = line;
  const all = Array.from({ length: STREAMS }, (_, at) => {
    const heard = record();
    pool.send({ ...GET, path: `/stream-${at}` }, heard, nothing);
    return heard;
  });
  await expect.poll(() => all.every(({ pieces }) => pieces.length === 1), { timeout: 20_000 }).toBe(true);
  expect([pool.size, server.sockets.length]).toEqual([STREAMS, STREAMS]);
  for (const socket of server.sockets) socket.write('4\r\nmore\r\n0\r\n\r\n');
  await Promise.all(all.map(({ ended }) => ended));
  expect(all.map(({ body, ends }) => `${body} ${ends.join()}`)).toEqual(
    all.map((_, at) => `/stream-${at}more end`),
  );
  await pool.close();
  await server.stop();
  line = undefined;
  // A system takes a moment to close the last ones.
  await expect.poll(openSockets).toBe(before);
});
