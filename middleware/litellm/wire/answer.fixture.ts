import fc from 'fast-check';

/** An answer as it is sent, and what has to be heard of it. */
export interface GoodAnswer {
  readonly bytes: Buffer;
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly string[];
  readonly body: Buffer;
  /** It ends with the connection. */
  readonly endsWithClose: boolean;
}

const FRAMING = /^(content-length|transfer-encoding|connection|keep-alive)$/i;
const latin1 = (min: number, max: number) =>
  fc.integer({ min, max }).map((code) => String.fromCharCode(code));
const token = fc
  .string({
    unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFXYZ0123456789-_.!~'.split('')),
    minLength: 1,
    maxLength: 24,
  })
  .filter((name) => !FRAMING.test(name));
const value = fc
  .string({ unit: fc.oneof(latin1(0x20, 0x7e), latin1(0x80, 0xff), fc.constant('\t')), maxLength: 40 })
  .map((text) => text.replace(/^[ \t]+|[ \t]+$/g, ''));
const blank = fc.constantFrom('', ' ', '  ', '\t');
const body = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
const provisional = fc.constantFrom(
  'HTTP/1.1 100 Continue\r\n\r\n',
  'HTTP/1.1 102 Processing\r\n\r\n',
  'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n',
);

/** The body in chunks of some sizes, with what may stand between them. */
const chunked = (whole: Buffer) =>
  fc
    .record({
      sizes: fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 8 }),
      isUpper: fc.boolean(),
      extension: fc.constantFrom('', ';a=1', ' ; name="quoted"'),
      trailers: fc.constantFrom('', 'x-trailer: 1\r\n', 'a: b\r\ncontent-length: 7\r\n'),
    })
    .map(({ sizes, isUpper, extension, trailers }) => {
      const parts: Buffer[] = [];
      let at = 0;
      for (const size of [...sizes, whole.length]) {
        const part = whole.subarray(at, at + size);
        at += part.length;
        if (part.length === 0) break;
        const digits = part.length.toString(16);
        parts.push(Buffer.from(`${isUpper ? digits.toUpperCase() : digits}${extension}\r\n`));
        parts.push(part, Buffer.from('\r\n'));
      }
      return Buffer.concat([...parts, Buffer.from(`0${extension}\r\n${trailers}\r\n`)]);
    });

/** Any answer that is right. */
export const goodAnswer: fc.Arbitrary<GoodAnswer> = fc
  .record({
    before: fc.array(provisional, { maxLength: 2 }),
    status: fc.constantFrom(200, 201, 204, 304, 400, 429, 500, 503, 599),
    statusText: value,
    fields: fc.array(fc.tuple(token, blank, value, blank), { maxLength: 8 }),
    whole: body,
    way: fc.constantFrom('length', 'chunked', 'close'),
  })
  .chain(({ before, status, statusText, fields, whole, way }) => {
    const isEmpty = status === 204 || status === 304;
    const framing =
      way === 'length'
        ? [['Content-Length', ' ', String(whole.length), '']]
        : way === 'chunked'
          ? [['Transfer-Encoding', ' ', 'Chunked', '']]
          : [];
    const all = [...fields, ...framing] as string[][];
    const head = `HTTP/1.1 ${status} ${statusText}\r\n${all.map(([name, left, text, right]) => `${name}:${left}${text}${right}\r\n`).join('')}\r\n`;
    const sent = isEmpty
      ? fc.constant(Buffer.alloc(0))
      : way === 'chunked'
        ? chunked(whole)
        : fc.constant(whole);
    return sent.map((bytes) => ({
      bytes: Buffer.concat([Buffer.from(before.join('') + head, 'latin1'), bytes]),
      status,
      statusText,
      headers: all.flatMap(([name, , text]) => [name ?? '', text ?? '']),
      body: isEmpty ? Buffer.alloc(0) : whole,
      endsWithClose: way === 'close' && !isEmpty,
    }));
  });
