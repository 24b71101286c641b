import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goodAnswer } from './answer.fixture.ts';
import type { AnswerHead } from './answer-head.ts';
import { AnswerReader } from './answer-reader.ts';
import { WireError } from './wire-error.ts';

interface Read {
  readonly heads: AnswerHead[];
  readonly pieces: Buffer[];
  readonly ends: boolean[];
}

/** Reads bytes that come cut at some places. */
function read(bytes: Buffer, cuts: readonly number[] = [], { method = 'GET', isClosed = false } = {}): Read {
  const heard: Read = { heads: [], pieces: [], ends: [] };
  const reader = new AnswerReader({
    head: (head) => void heard.heads.push(head),
    piece: (piece) => void heard.pieces.push(piece),
    end: (hasMore) => void heard.ends.push(hasMore),
  });
  reader.begin(method);
  const edges = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  let at = 0;
  for (const edge of edges) {
    reader.read(bytes.subarray(at, edge));
    at = edge;
  }
  if (isClosed) reader.close();
  return heard;
}

const codeOf = (text: string, cuts?: number[]): string => {
  try {
    read(Buffer.from(text, 'latin1'), cuts);
    return 'good';
  } catch (error) {
    if (error instanceof WireError) return error.code;
    throw error;
  }
};

describe('a right answer', () => {
  it('is the same however its bytes are cut', () => {
    fc.assert(
      fc.property(goodAnswer, fc.array(fc.nat(2_000), { maxLength: 12 }), (answer, cuts) => {
        const { heads, pieces, ends } = read(answer.bytes, cuts, { isClosed: answer.endsWithClose });
        expect(heads).toHaveLength(1);
        expect(heads[0]).toMatchObject({
          status: answer.status,
          statusText: answer.statusText,
          headers: answer.headers,
        });
        expect(Buffer.concat(pieces)).toEqual(answer.body);
        expect(ends).toEqual([false]);
      }),
      { numRuns: 500 },
    );
  });

  it('is the same byte by byte', () => {
    fc.assert(
      fc.property(goodAnswer, (answer) => {
        const everywhere = Array.from(answer.bytes, (_, at) => at);
        const { heads, pieces, ends } = read(answer.bytes, everywhere, { isClosed: answer.endsWithClose });
        expect([heads[0]?.status, Buffer.concat(pieces), ends]).toEqual([
          answer.status,
          answer.body,
          [false],
        ]);
      }),
    );
  });

  it.each([
    ['without a reason', 'HTTP/1.1 200\r\ncontent-length: 0\r\n\r\n', Number.POSITIVE_INFINITY],
    ['of HTTP/1.0', 'HTTP/1.0 200 OK\r\ncontent-length: 0\r\n\r\n', 0],
    [
      'of HTTP/1.0 that goes on',
      'HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\ncontent-length: 0\r\n\r\n',
      Infinity,
    ],
    ['that is the last', 'HTTP/1.1 200 OK\r\nconnection: x, Close\r\ncontent-length: 0\r\n\r\n', 0],
    [
      'that tells how long it waits',
      'HTTP/1.1 200 OK\r\nkeep-alive: timeout=3, max=9\r\ncontent-length: 0\r\n\r\n',
      2_000,
    ],
    ['that waits no second', 'HTTP/1.1 200 OK\r\nkeep-alive: timeout=0\r\ncontent-length: 0\r\n\r\n', 0],
  ])('%s is read, and how long its connection may be kept', (_name, text, idleMs) => {
    const { heads, ends } = read(Buffer.from(text));
    expect([heads[0]?.status, heads[0]?.idleMs, ends]).toEqual([200, idleMs, [false]]);
  });

  it('to HEAD has no body, whatever length it says', () => {
    const { pieces, ends } = read(Buffer.from('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n'), [], {
      method: 'HEAD',
    });
    expect([pieces, ends]).toEqual([[], [false]]);
  });

  it.each([
    'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nokHTTP/1.1',
    'HTTP/1.1 204 No Content\r\n\r\nx',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n!',
  ])('with bytes behind its end says so, and they are nobody’s', (text) => {
    const { pieces, ends } = read(Buffer.from(text));
    expect([Buffer.concat(pieces).length <= 2, ends]).toEqual([true, [true]]);
  });

  it('says no more once it is stopped', () => {
    let pieces = 0;
    const reader = new AnswerReader({
      head: () => undefined,
      piece: () => {
        pieces += 1;
        reader.stop();
      },
      end: () => expect.unreachable(),
    });
    reader.begin('GET');
    reader.read(
      Buffer.from('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\n'),
    );
    expect(pieces).toBe(1);
  });
});

const HEAD = 'HTTP/1.1 200 OK\r\n';
const CHUNKED = `${HEAD}transfer-encoding: chunked\r\n\r\n`;

describe('a wrong answer', () => {
  it.each([
    ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['a later version', 'HTTP/2.0 200 OK\r\n\r\n'],
    ['no status', 'HTTP/1.1 OK\r\n\r\n'],
    ['a status of four digits', 'HTTP/1.1 2000 OK\r\n\r\n'],
    ['a reason with a control character', 'HTTP/1.1 200 O\x07K\r\n\r\n'],
    ['an empty line first', `\r\n${HEAD}\r\n`],
    ['a header without a colon', `${HEAD}abc\r\nx: 1\r\n\r\n`],
    ['a header without a name', `${HEAD}: 1\r\n\r\n`],
    ['a blank before the colon', `${HEAD}content-length : 1\r\n\r\n`],
    ['a folded header', `${HEAD}a: 1\r\n b\r\n\r\n`],
    ['a lone line feed', `${HEAD}a: 1\nb: 2\r\n\r\n`],
    ['a lone carriage return', `${HEAD}a: 1\rb: 2\r\n\r\n`],
    ['a zero byte', `${HEAD}a: 1\0\r\n\r\n`],
    ['two lengths', `${HEAD}content-length: 1\r\ncontent-length: 2\r\n\r\n`],
    ['one length twice', `${HEAD}content-length: 1\r\nContent-Length: 1\r\n\r\n`],
    ['a list of lengths', `${HEAD}content-length: 1, 1\r\n\r\n`],
    ['a length with a sign', `${HEAD}content-length: +1\r\n\r\n`],
    ['a length below nothing', `${HEAD}content-length: -1\r\n\r\n`],
    ['a length in another notation', `${HEAD}content-length: 0x1\r\n\r\n`],
    ['an empty length', `${HEAD}content-length:\r\n\r\n`],
    ['a length that no number holds', `${HEAD}content-length: 99999999999999999999\r\n\r\n`],
    ['a length and chunks', `${HEAD}content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n`],
    ['chunks and a length', `${HEAD}transfer-encoding: chunked\r\ncontent-length: 1\r\n\r\n`],
    ['chunks in HTTP/1.0', 'HTTP/1.0 200 OK\r\ntransfer-encoding: chunked\r\n\r\n'],
    ['another coding', `${HEAD}transfer-encoding: gzip\r\n\r\n`],
    ['two codings', `${HEAD}transfer-encoding: gzip, chunked\r\n\r\n`],
    ['chunks twice', `${HEAD}transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n\r\n`],
    ['a change of protocol', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\n\r\n'],
    ['a chunk without a size', `${CHUNKED}\r\n`],
    ['a chunk whose size is none', `${CHUNKED}xyz\r\n`],
    ['a chunk with a sign', `${CHUNKED}+1\r\na\r\n`],
    ['a huge chunk', `${CHUNKED}ffffffffffffffff\r\n`],
    ['a size with endless zeros', `${CHUNKED}${'0'.repeat(20)}`],
    ['a chunk longer than its size', `${CHUNKED}1\r\nab\r\n`],
    ['a chunk that ends with a line feed', `${CHUNKED}1\r\na\n`],
    ['a size that ends with a line feed', `${CHUNKED}1\na\r\n`],
    ['an extension that ends with a line feed', `${CHUNKED}1;a\na\r\n`],
    ['an endless extension', `${CHUNKED}1;${'a'.repeat(5_000)}`],
    ['endless trailers', `${CHUNKED}0\r\n${'a: b\r\n'.repeat(14_000)}`],
    ['a trailer that ends with a line feed', `${CHUNKED}0\r\na: b\n\r\n`],
    ['an endless header', `${HEAD}a: ${'b'.repeat(70_000)}`],
    ['endless headers', `${HEAD}${'a: b\r\n'.repeat(12_000)}`],
    ['headers that are too long, and end', `${HEAD}a: ${'b'.repeat(70_000)}\r\n\r\n`],
    ['endless provisional answers', 'HTTP/1.1 102 Processing\r\n\r\n'.repeat(3_000)],
  ])('with %s is refused, however it is cut', (_name, text) => {
    expect(codeOf(text)).toBe('LITELLM_BAD_ANSWER');
    expect(
      codeOf(
        text,
        Array.from(text.slice(0, 6_000), (_, at) => at),
      ),
    ).toBe('LITELLM_BAD_ANSWER');
  });

  it('that is any garbage is refused or read, and nothing else happens', () => {
    const beginnings = fc.constantFrom(
      '',
      'HTTP/1.1 200 OK\r\n',
      CHUNKED,
      `${HEAD}content-length: 3\r\n\r\n`,
    );
    fc.assert(
      fc.property(
        beginnings,
        fc.uint8Array({ maxLength: 200 }),
        fc.array(fc.nat(300)),
        (beginning, rest, cuts) => {
          const text = beginning + Buffer.from(rest).toString('latin1');
          expect(['good', 'LITELLM_BAD_ANSWER']).toContain(codeOf(text, cuts));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('that was right but for one byte is refused or read, and never ends twice', () => {
    fc.assert(
      fc.property(goodAnswer, fc.nat(), fc.nat(255), fc.nat(2), (answer, where, byte, way) => {
        const { bytes } = answer;
        const at = where % bytes.length;
        const changed = Buffer.concat([
          bytes.subarray(0, at),
          Buffer.from(way === 0 ? [] : [byte]),
          bytes.subarray(way === 2 ? at : at + 1),
        ]);
        try {
          expect(read(changed).ends.length).toBeLessThanOrEqual(1);
        } catch (error) {
          expect(error).toMatchObject({ code: 'LITELLM_BAD_ANSWER' });
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    '',
    'HTTP/1.1 200 OK\r\n',
    `${HEAD}content-length: 3\r\n\r\nab`,
    CHUNKED,
    `${CHUNKED}2\r\na`,
    `${CHUNKED}0\r\n`,
  ])('that is closed before its end is not whole', (text) => {
    expect(() => read(Buffer.from(text), [], { isClosed: true })).toThrow(
      expect.objectContaining({ code: 'LITELLM_CLOSED' }) as Error,
    );
  });
});
