import { once } from 'node:events';
import type { Socket } from 'node:net';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { type Line, nothing, OK, openLine, record } from './raw-server.fixture.ts';

const lines: Line[] = [];
afterEach(async () => {
  for (const line of lines.splice(0)) await line.stop();
});

async function open(...given: Parameters<typeof openLine>): Promise<Line> {
  const line = await openLine(...given);
  lines.push(line);
  return line;
}

const send = ({ pool }: Line, body: Readable, headers: readonly string[] = []) => {
  const heard = record();
  const going = pool.send(
    { method: 'POST', path: '/x', headers: ['host', 'a', ...headers], body },
    heard,
    nothing,
  );
  return { heard, going };
};

/** Answers when the body's end has come: by its last chunk, or by what a test says is the last. */
const answerAt = (last: string) => (socket: Socket, text: string) => {
  if (text.endsWith(last)) socket.write(OK);
};

describe('a body that is a stream', () => {
  it('goes out in chunks, piece by piece, and its connection serves on', async () => {
    const line = await open(answerAt('0\r\n\r\n'));
    for (let at = 0; at < 2; at += 1) {
      const { heard } = send(line, Readable.from([Buffer.from('hello'), 'wörld', Buffer.alloc(0)]));
      expect([await heard.ended, heard.body]).toEqual(['end', 'ok']);
    }
    const sent =
      'POST /x HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\nw\xc3\xb6rld\r\n0\r\n\r\n';
    expect(line.server.reads.join('')).toBe(sent + sent);
    expect(line.server.sockets.length).toBe(1);
  });

  it('goes out as it is where its length is stated', async () => {
    const line = await open(answerAt('world'));
    const { heard } = send(line, Readable.from([Buffer.from('hello '), Buffer.from('world')]), [
      'content-length',
      '11',
    ]);
    expect(await heard.ended).toBe('end');
    expect(line.server.reads.join('')).toBe(
      'POST /x HTTP/1.1\r\nhost: a\r\ncontent-length: 11\r\n\r\nhello world',
    );
  });

  it('that is empty goes out as that', async () => {
    const line = await open(answerAt('0\r\n\r\n'));
    expect(await send(line, Readable.from([])).heard.ended).toBe('end');
  });

  it.each([
    ['shorter', ['abc']],
    ['longer', ['abcdefgh', 'i']],
  ])('that is %s than it said breaks its connection', async (_name, pieces) => {
    const line = await open(nothing);
    const { heard } = send(line, Readable.from(pieces.map((piece) => Buffer.from(piece))), [
      'content-length',
      '5',
    ]);
    expect(await heard.ended).toBe('The body of a request to LiteLLM is not as long as it says.');
    await expect.poll(() => line.pool.size).toBe(0);
    expect(line.server.reads.join('')).not.toContain('i');
  });

  it('waits while LiteLLM does not take it', async () => {
    const line = await open(nothing);
    let given = 0;
    const endless = new Readable({
      read() {
        given += 1;
        setImmediate(() => this.push(Buffer.alloc(64 * 1024)));
      },
    });
    const { heard, going } = send(line, endless);
    await expect.poll(() => line.server.sockets.length).toBe(1);
    const [socket] = line.server.sockets;
    socket?.pause();
    await expect.poll(() => endless.isPaused()).toBe(true);
    // What the system takes in between is given only once: it does not grow while nobody reads.
    let before = -1;
    await expect.poll(() => before === (before = given), { interval: 100 }).toBe(true);
    socket?.resume();
    await expect.poll(() => given).toBeGreaterThan(before);
    going.abort(new Error('left'));
    expect(heard.ends).toEqual(['left']);
    endless.destroy();
  });

  it.each([
    ['before it was sent', true],
    ['on its way', false],
  ])('that fails %s fails the exchange with its own error', async (_name, isEarly) => {
    let isClosed = false;
    const line = await open((socket) => socket.once('close', () => (isClosed = true)));
    const body = new PassThrough();
    body.write('half');
    const { heard } = send(line, body);
    if (!isEarly) await expect.poll(() => line.server.reads.join('')).toContain('half');
    body.destroy(new Error('too large'));
    expect(await heard.ended).toBe('too large');
    await expect.poll(() => [isClosed || isEarly, line.pool.size]).toEqual([true, 0]);
    expect(heard.ends).toHaveLength(1);
  });

  it.each([true, false])('that is closed without an end says that the client left', async (isEarly) => {
    const line = await open(nothing);
    const body = new PassThrough();
    if (isEarly) body.destroy();
    const { heard } = send(line, body);
    if (!isEarly) {
      await expect.poll(() => line.server.reads.length).toBeGreaterThan(0);
      body.destroy();
    }
    await heard.ended;
    expect(heard.ends).toHaveLength(1);
    await expect.poll(() => line.pool.size).toBe(0);
  });

  it('is left alone afterwards: nobody listens, the rest is thrown away, a late error ends nothing', async () => {
    const line = await open((socket) => socket.write(OK));
    const body = new PassThrough();
    const { heard } = send(line, body);
    await heard.ended;
    expect([body.listenerCount('data'), body.listenerCount('end')]).toEqual([0, 0]);
    for (let at = 0; at < 20; at += 1) if (!body.write(Buffer.alloc(100_000))) await once(body, 'drain');
    const closed = new Promise((resolve) => body.once('close', resolve));
    body.destroy(new Error('late'));
    await closed;
    expect(heard.ends).toEqual(['end']);
  });
});

describe('an answer that comes before the body is whole', () => {
  const REFUSAL = 'HTTP/1.1 413 Too Large\r\ncontent-length: 3\r\n\r\nbig';

  it.each([[[]], [['content-length', '1000000']]])('is heard, and the rest is not sent', async (headers) => {
    const line = await open((socket) => socket.write(REFUSAL));
    const body = new PassThrough();
    body.write(Buffer.alloc(1_000));
    const { heard } = send(line, body, headers);
    expect([await heard.ended, heard.status, heard.body]).toEqual(['end', 413, 'big']);
    body.write('secret rest');
    await expect.poll(() => line.pool.size).toBe(0);
    expect(line.server.reads.join('')).not.toContain('rest');
  });

  it('and comes slowly stops the body with its head', async () => {
    const line = await open((socket, _text, nth) => {
      if (nth === 0) socket.write('HTTP/1.1 400 Bad Request\r\ncontent-length: 3\r\n\r\n');
    });
    const body = new PassThrough();
    const { heard } = send(line, body);
    await expect.poll(() => heard.status).toBe(400);
    body.write('secret rest');
    line.server.sockets[0]?.write('bad');
    expect([await heard.ended, heard.body]).toEqual(['end', 'bad']);
    expect(line.server.reads.join('')).not.toContain('rest');
  });

  it('and is no refusal lets the body go on', async () => {
    const line = await open((socket, text, nth) => {
      if (nth === 0) socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n');
      if (text.endsWith('0\r\n\r\n')) socket.write('ok');
    });
    const body = new PassThrough();
    const { heard } = send(line, body);
    await expect.poll(() => heard.status).toBe(200);
    body.end('rest');
    expect(await heard.ended).toBe('end');
    expect(line.server.reads.join('')).toContain('4\r\nrest\r\n0\r\n\r\n');
    expect(line.pool.size).toBe(1);
  });

  it('to a large whole body does not leave its connection to another request', async () => {
    const line = await open((socket) => {
      socket.pause();
      socket.write(REFUSAL);
    });
    const heard = record();
    const body = Buffer.alloc(64 * 1024 * 1024);
    line.pool.send({ method: 'POST', path: '/x', headers: [], body }, heard, nothing);
    expect([await heard.ended, heard.status]).toEqual(['end', 413]);
    await expect.poll(() => line.pool.size).toBe(0);
  });
});

it.each([1, 1_000, 64 * 1024, 64 * 1024 + 1, 5_000_000])(
  'a whole body of %i bytes arrives as it is',
  async (length) => {
    let got = '';
    const line = await open((socket, text) => {
      got += text;
      if (got.endsWith('!')) socket.write(OK);
    });
    const body = Buffer.from(`${'\xe4b'.repeat(length).slice(0, length - 1)}!`, 'latin1');
    const heard = record();
    line.pool.send({ method: 'GET', path: '/x', headers: ['host', 'a'], body }, heard, nothing);
    expect(await heard.ended).toBe('end');
    expect(
      got === `GET /x HTTP/1.1\r\nhost: a\r\ncontent-length: ${length}\r\n\r\n${body.toString('latin1')}`,
    ).toBe(true);
  },
);

it('a body of text goes out as UTF-8', async () => {
  const line = await open((socket) => socket.write(OK));
  const heard = record();
  line.pool.send({ method: 'POST', path: '/x', headers: ['host', 'a'], body: 'héllo' }, heard, nothing);
  await heard.ended;
  expect(line.server.reads[0]).toBe('POST /x HTTP/1.1\r\nhost: a\r\ncontent-length: 6\r\n\r\nh\xc3\xa9llo');
});
