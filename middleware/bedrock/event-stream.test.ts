import { EventStreamCodec } from '@smithy/eventstream-codec';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeEvent, encodeException } from './event-stream.ts';

const codec = new EventStreamCodec(
  (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8'),
  (text: string) => Buffer.from(text, 'utf8'),
);

const decoded = (frame: Uint8Array) => {
  const { headers, body } = codec.decode(frame);
  return {
    headers: Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name, value])),
    payload: JSON.parse(Buffer.from(body).toString('utf8')) as unknown,
  };
};

test('an event is a frame that the library reads back, checksums included', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-zA-Z]{1,40}$/),
      fc.dictionary(fc.string(), fc.jsonValue()),
      (type, payload) => {
        const frame = encodeEvent({ type, payload });
        const { headers, payload: back } = decoded(frame);
        expect(headers).toEqual({
          ':message-type': 'event',
          ':event-type': type,
          ':content-type': 'application/json',
        });
        expect(back).toEqual(JSON.parse(JSON.stringify(payload)));
      },
    ),
  );
});

test('a frame is the same, byte for byte, as the library’s own', () => {
  const payload = { contentBlockIndex: 0, delta: { text: 'Grüße, 世界 🌍 \ud800' } };
  const theirs = codec.encode({
    headers: {
      ':event-type': { type: 'string', value: 'contentBlockDelta' },
      ':content-type': { type: 'string', value: 'application/json' },
      ':message-type': { type: 'string', value: 'event' },
    },
    body: Buffer.from(JSON.stringify(payload)),
  });
  expect(Buffer.from(encodeEvent({ type: 'contentBlockDelta', payload }))).toEqual(Buffer.from(theirs));
});

test('a frame larger than Node’s buffer pool is read back', () => {
  const payload = { bytes: 'x'.repeat(300_000) };
  expect(decoded(encodeEvent({ type: 'chunk', payload })).payload).toEqual(payload);
});

test('an exception carries its name as the stream’s union spells it', () => {
  for (const name of ['ThrottlingException', 'throttlingException'])
    expect(decoded(encodeException(name, 'Slow down.'))).toEqual({
      headers: {
        ':message-type': 'exception',
        ':exception-type': 'throttlingException',
        ':content-type': 'application/json',
      },
      payload: { message: 'Slow down.' },
    });
});
