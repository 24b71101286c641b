import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, getCACertificates, setDefaultCACertificates, TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { Pool } from './pool.ts';
import { GET, nothing, OK, POST, type RawServer, record, startRaw } from './raw-server.fixture.ts';

/** A key and a certificate for `localhost`, made for this run. */
function makeCertificate(): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const wishes = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync('openssl', ['req', '-x509', ...wishes, ...names, '-keyout', key, '-out', cert], {
    stdio: 'pipe',
  });
  const made = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  rmSync(folder, { recursive: true });
  return made;
}

const trusted = getCACertificates('default');
let certificate: ReturnType<typeof makeCertificate>;
beforeAll(() => {
  certificate = makeCertificate();
});
afterAll(() => setDefaultCACertificates(trusted));

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function open(
  onRead: (socket: TLSSocket, text: string) => void,
  hostname = 'localhost',
): Promise<{ server: RawServer; pool: Pool }> {
  const server = await startRaw(
    (socket, text) => {
      if (socket instanceof TLSSocket) onRead(socket, text);
    },
    (onSocket) => createServer({ ...certificate, ALPNProtocols: ['http/1.1'] }, onSocket),
  );
  ends.push(() => server.stop());
  const pool = new Pool(new URL(`https://${hostname}:${server.url.port}`), { answerTimeoutMs: 0 });
  ends.push(() => pool.close());
  return { server, pool };
}

async function ask(pool: Pool, request: Parameters<Pool['send']>[0] = GET) {
  const heard = record();
  pool.send(request, heard, nothing);
  await heard.ended;
  return heard;
}

it('a certificate that nobody trusts is not accepted, and the code says why', async () => {
  setDefaultCACertificates(trusted);
  const { pool } = await open((socket) => socket.write(OK));
  expect((await ask(pool)).ends).toEqual(['LITELLM_TLS_DEPTH_ZERO_SELF_SIGNED_CERT']);
});

it('a certificate of another name is not accepted', async () => {
  setDefaultCACertificates([...trusted, certificate.cert]);
  const { pool } = await open((socket) => socket.write(OK), '127.0.0.1');
  expect((await ask(pool)).ends).toEqual(['LITELLM_TLS_ERR_TLS_CERT_ALTNAME_INVALID']);
});

it('requests go over one connection, answers come whole, and its name is said', async () => {
  setDefaultCACertificates([...trusted, certificate.cert]);
  const names: unknown[] = [];
  const large = Buffer.alloc(300_000, 'x');
  const { pool, server } = await open((socket) => {
    names.push(socket.servername, socket.alpnProtocol);
    socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${large.length}\r\n\r\n`);
    socket.write(large);
  });
  for (const request of [GET, POST]) expect((await ask(pool, request)).body === large.toString()).toBe(true);
  expect([server.sockets.length, names]).toEqual([1, ['localhost', 'http/1.1', 'localhost', 'http/1.1']]);
});

it('a second connection takes up the session of the first', async () => {
  setDefaultCACertificates([...trusted, certificate.cert]);
  const isResumed: boolean[] = [];
  const { pool } = await open((socket) => {
    isResumed.push(socket.isSessionReused());
    socket.end('HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  });
  await ask(pool);
  await expect.poll(() => pool.size).toBe(0);
  await ask(pool);
  expect(isResumed).toEqual([false, true]);
});

it('a reader that is slow holds it back, and gets all in the end', async () => {
  setDefaultCACertificates([...trusted, certificate.cert]);
  const length = 8 * 1024 * 1024;
  const { pool } = await open((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${length}\r\n\r\n`);
    socket.write(Buffer.alloc(length));
  });
  let [bytes, isSlow] = [0, true];
  const heard = record((piece) => {
    bytes += piece.length;
    return !isSlow;
  });
  const going = pool.send(GET, heard, nothing);
  await expect.poll(() => bytes).toBeGreaterThan(0);
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  expect(bytes).toBeLessThanOrEqual(128 * 1024);
  isSlow = false;
  going.resume();
  expect([await heard.ended, bytes]).toEqual(['end', length]);
});

it('a LiteLLM that speaks no TLS is told apart', async () => {
  const plain = await startRaw((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  ends.push(() => plain.stop());
  const pool = new Pool(new URL(plain.url.href.replace('http:', 'https:')), { answerTimeoutMs: 0 });
  ends.push(() => pool.close());
  expect((await ask(pool)).ends[0]).toMatch(/^LITELLM_TLS_(ERR_SSL|EPROTO)/);
});

it('a LiteLLM that is not there has the system’s code', async () => {
  const { pool, server } = await open(nothing);
  await server.stop();
  ends.splice(0, 1);
  expect((await ask(pool)).ends).toEqual(['ECONNREFUSED']);
});
