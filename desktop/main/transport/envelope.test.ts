import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_MESSAGE_SIZE } from './channel.ts';
import { readEnvelope } from './envelope.ts';

const call = (payload: unknown) => readEnvelope(JSON.stringify({ i: '1', p: payload }));

describe('readEnvelope', () => {
  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string(), fc.json()), (data) => {
        expect(['message', 'malformed', 'noise']).toContain(readEnvelope(data).kind);
      }),
    );
  });

  it('lets no payload choose origin, method, query or headers', () => {
    fc.assert(
      fc.property(
        fc.record({ u: fc.oneof(fc.string(), fc.webUrl()), h: fc.anything(), b: fc.object() }),
        (payload) => {
          const envelope = call(payload);
          if (envelope.kind !== 'message') return;
          const request = envelope.message[2] as { url: URL; method: string; headers: object };
          expect([request.url.origin, request.method, request.url.search]).toEqual([
            'http://orpc',
            'POST',
            '',
          ]);
          expect(request.headers).toEqual({});
        },
      ),
    );
  });

  it('reads a call', () => {
    const envelope = call({ u: '/config/get', b: { json: { gatewayId: 'sandbox' } } });
    expect(envelope).toMatchObject({ kind: 'message', message: ['1', 1, { method: 'POST' }] });
  });

  it('refuses what is longer than any message of ours before it parses it', () => {
    expect(readEnvelope('x'.repeat(MAX_MESSAGE_SIZE + 1))).toEqual({ kind: 'noise', why: 'too long' });
  });
});
