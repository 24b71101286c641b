import { afterEach, describe, expect, it } from 'vitest';
import type { Exchange } from './ask.ts';
import { GET, type Line, nothing, OK, openLine, POST, record } from './raw-server.fixture.ts';

const lines: Line[] = [];
afterEach(async () => {
  for (const line of lines.splice(0)) await line.stop();
});

async function open(...given: Parameters<typeof openLine>): Promise<Line> {
  const line = await openLine(...given);
  lines.push(line);
  return line;
}

const CHUNKED = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';

/** How far an answer came before something happened to it. */
const STATES = [
  ['nothing', ''],
  ['half a head', 'HTTP/1.1 200 OK\r\ncont'],
  ['a provisional answer', 'HTTP/1.1 100 Continue\r\n\r\n'],
  ['a head', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n'],
  ['half a body', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf'],
  ['half a size', `${CHUNKED}1`],
  ['half a chunk', `${CHUNKED}9\r\nhalf`],
  ['a chunk', `${CHUNKED}4\r\nhalf\r\n`],
  ['the last chunk without its end', `${CHUNKED}4\r\nhalf\r\n0\r\n`],
] as const;

describe('an answer of which has come', () => {
  it.each(STATES)('%s, and then the end of the connection, has failed once', async (_name, text) => {
    const line = await open((socket) => socket.end(text));
    const heard = record();
    line.pool.send(POST, heard, nothing);
    expect(await heard.ended).toBe('LITELLM_CLOSED');
    await expect.poll(() => line.pool.size).toBe(0);
    expect(heard.ends).toHaveLength(1);
  });

  it.each(STATES)('%s, and then a reset, has failed once', async (_name, text) => {
    const line = await open((socket) => socket.write(text || ' ', () => socket.resetAndDestroy()));
    const heard = record();
    line.pool.send(POST, heard, nothing);
    expect(await heard.ended).toMatch(/^(ECONNRESET|LITELLM_BAD_ANSWER)$/);
    await expect.poll(() => line.pool.size).toBe(0);
    expect(heard.ends).toHaveLength(1);
  });

  it.each(STATES)(
    '%s, and which is given up, has failed at once, and its connection is closed',
    async (_name, text) => {
      let isClosed = false;
      const line = await open((socket) => {
        socket.once('close', () => (isClosed = true));
        if (text !== '') socket.write(text);
      });
      const heard = record();
      let ends = 0;
      const going = line.pool.send(POST, heard, () => (ends += 1));
      await expect.poll(() => line.server.reads.length).toBe(1);
      if (text.includes('half')) await expect.poll(() => heard.body).toBe('half');
      going.abort(new Error('left'));
      expect([heard.ends, ends]).toEqual([['left'], 1]);
      going.abort(new Error('again'));
      going.resume();
      await expect.poll(() => [isClosed, line.pool.size]).toEqual([true, 0]);
      expect(heard.ends).toEqual(['left']);
    },
  );

  it('everything cannot be given up any more', async () => {
    const line = await open((socket) => socket.write(OK));
    const heard = record();
    const going = line.pool.send(GET, heard, nothing);
    await heard.ended;
    going.abort(new Error('late'));
    going.resume();
    expect([heard.ends, line.pool.size]).toEqual([['end'], 1]);
  });
});

describe('a request that is given up', () => {
  it('before there is a connection makes none', async () => {
    const line = await open((socket) => socket.write(OK));
    const heard = record();
    line.pool.send(GET, heard, nothing).abort(new Error('left'));
    expect(heard.ends).toEqual(['left']);
    await expect.poll(() => line.pool.size).toBe(0);
    expect(line.server.reads).toEqual([]);
  });

  it.each(['head', 'data'] as const)('by its own sink in %s hears nothing more of it', async (where) => {
    const line = await open((socket) => socket.write(`${CHUNKED}1\r\na\r\n1\r\nb\r\n0\r\n\r\n`));
    const heard = record(() => {
      if (where === 'data') going.abort(new Error('left'));
      return true;
    });
    const sink = {
      ...heard,
      head: () => {
        if (where === 'head') going.abort(new Error('left'));
      },
    };
    const going: Exchange = line.pool.send(GET, sink, nothing);
    await heard.ended;
    await expect.poll(() => line.pool.size).toBe(0);
    expect([heard.ends, heard.pieces.length]).toEqual([['left'], where === 'head' ? 0 : 1]);
  });
});

describe('what a sink throws', () => {
  it.each(['head', 'data', 'end'] as const)('in %s ends the exchange, and it hears so', async (where) => {
    const line = await open((socket) => socket.write(OK));
    const heard = record();
    const thrower = {
      [where]: () => {
        throw new Error('bug');
      },
    };
    let ends = 0;
    line.pool.send(GET, { ...heard, ...thrower }, () => (ends += 1));
    expect([await heard.ended, heard.ends, ends]).toEqual(['bug', ['bug'], 1]);
    // An answer that was whole leaves its connection as good as it was.
    await expect.poll(() => line.pool.size).toBe(where === 'end' ? 1 : 0);
  });
});

it('a LiteLLM that is not there has the system’s code', async () => {
  const line = await open(nothing);
  await line.server.stop();
  const heard = record();
  line.pool.send(GET, heard, nothing);
  expect(heard.ends).toEqual([]);
  expect(await heard.ended).toBe('ECONNREFUSED');
  lines.length = 0;
  await line.pool.close();
});
