import { describe, expect, it } from 'vitest';
import { requestHead, statedLength } from './request-head.ts';

const head = (
  headers: readonly string[],
  body: number | 'stream' = 0,
  { method = 'GET', path = '/x' } = {},
): string => {
  const bodyBytes = body === 'stream' ? undefined : body;
  return requestHead({ method, path, headers, body: null }, { host: 'litellm:4000', bodyBytes });
};

describe('the head of a request', () => {
  it('keeps its headers as they are, in their order, and adds the host only where none is', () => {
    expect(head(['X-One', 'a', 'x-one', 'b', 'Host', 'gateway'])).toBe(
      'GET /x HTTP/1.1\r\nX-One: a\r\nx-one: b\r\nHost: gateway\r\n\r\n',
    );
    expect(head(['accept', '*/*'])).toBe('GET /x HTTP/1.1\r\nhost: litellm:4000\r\naccept: */*\r\n\r\n');
  });

  it.each<[string, readonly string[], number | 'stream', string]>([
    ['whole', ['host', 'a'], 5, 'host: a\r\ncontent-length: 5\r\n'],
    [
      'whole, whatever length was said',
      ['Content-Length', '9', 'host', 'a'],
      5,
      'Content-Length: 5\r\nhost: a\r\n',
    ],
    [
      'whole, where chunks were said',
      ['host', 'a', 'Transfer-Encoding', 'chunked'],
      5,
      'host: a\r\ncontent-length: 5\r\n',
    ],
    ['empty', ['host', 'a'], 0, 'host: a\r\ncontent-length: 0\r\n'],
    [
      'a stream of a stated length',
      ['host', 'a', 'content-length', '7'],
      'stream',
      'host: a\r\ncontent-length: 7\r\n',
    ],
    ['a stream without', ['host', 'a'], 'stream', 'host: a\r\ntransfer-encoding: chunked\r\n'],
  ])('says how long its body is: %s', (_name, headers, body, lines) => {
    expect(head(headers, body, { method: 'POST' })).toBe(`POST /x HTTP/1.1\r\n${lines}\r\n`);
  });

  it('says no length of a body that is not there where none is meant', () => {
    expect(head(['host', 'a'])).toBe('GET /x HTTP/1.1\r\nhost: a\r\n\r\n');
  });

  it.each([
    ['a line end in a value', ['x', 'a\r\ncontent-length: 5'], {}],
    ['a lone line feed in a value', ['x', 'a\nb'], {}],
    ['a lone carriage return in a value', ['x', 'a\rb'], {}],
    ['a zero byte in a value', ['x', 'a\0'], {}],
    ['a character whose byte would be a line feed', ['x', 'a\u010ab'], {}],
    ['a line end in a name', ['x\r\ny', 'a'], {}],
    ['a colon in a name', ['transfer-encoding: chunked\r\nx', 'a'], {}],
    ['an empty name', ['', 'a'], {}],
    ['a blank in the path', [], { path: '/x HTTP/1.1' }],
    ['a line end in the path', [], { path: '/x\r\nhost: b' }],
    ['a character of two bytes in the path', [], { path: '/x\u010a' }],
    ['no path', [], { path: 'x' }],
    ['a line end in the method', [], { method: 'GET /y HTTP/1.1\r\n' }],
    ['no method', [], { method: '' }],
    ['a tunnel', [], { method: 'CONNECT' }],
    ['two lengths', ['content-length', '1', 'Content-Length', '1'], {}],
  ])('is not written with %s', (_name, headers, line) => {
    expect(() => head(headers, 0, line)).toThrow(TypeError);
  });

  it('of a stream states a length that is one', () => {
    expect([statedLength(['a', 'b']), statedLength(['Content-Length', '12'])]).toEqual([undefined, 12]);
    expect(() => statedLength(['content-length', '1e3'])).toThrow(TypeError);
  });
});
