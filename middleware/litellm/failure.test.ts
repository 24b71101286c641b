import { expect, it } from 'vitest';
import { BodyTooLarge } from '../http/body.ts';
import { Refusal } from '../refusal.ts';
import { failureOf } from './failure.ts';
import { WireError, type WireCode } from './wire/wire-error.ts';

const wire = (code: WireCode): Error => new WireError(code, 'why');
const system = (code: string): Error => Object.assign(new Error('why'), { code });

it.each([
  ['no connection', system('ECONNREFUSED'), 'unavailable', 1],
  ['no connection in time', wire('LITELLM_CONNECT_TIMEOUT'), 'unavailable', 1],
  ['a certificate that is not accepted', wire('LITELLM_TLS_CERT_HAS_EXPIRED'), 'unavailable', 1],
  ['too many requests', wire('LITELLM_BUSY'), 'unavailable', 1],
  ['no answer in time', wire('LITELLM_TIMEOUT'), 'timeout', undefined],
  ['half an answer', wire('LITELLM_CLOSED'), 'bad_gateway', undefined],
  ['a reset', system('ECONNRESET'), 'bad_gateway', undefined],
  ['nonsense', wire('LITELLM_BAD_ANSWER'), 'bad_gateway', undefined],
  ['a body that is too large', new BodyTooLarge(), 'too_large', undefined],
])('%s is told to the client as what it is', (_name, error, kind, retryAfterS) => {
  expect(failureOf(error, 100)).toMatchObject({ kind, retryAfterS });
});

it('each has words of its own where the client can do something else about it', () => {
  const codes: WireCode[] = [
    'LITELLM_BUSY',
    'LITELLM_CONNECT_TIMEOUT',
    'LITELLM_TIMEOUT',
    'LITELLM_CLOSED',
    'LITELLM_BAD_ANSWER',
  ];
  expect(new Set(codes.map((code) => failureOf(wire(code), 100).message)).size).toBe(codes.length);
});

it('a refusal stays what it is', () => {
  const refusal = new Refusal('conflict', 'words');
  expect(failureOf(refusal, 100)).toBe(refusal);
});
