import { expect, test } from 'vitest';
import { readMockSettings } from './settings.ts';

test('answers quickly on a free port of this computer unless told otherwise', () => {
  expect(readMockSettings({})).toEqual({
    port: 0,
    host: '127.0.0.1',
    delay: { minMs: 20, maxMs: 60 },
    chunkDelay: { minMs: 5, maxMs: 20 },
    bodyLimitBytes: 33_554_432,
  });
});

test('takes what load tests say, ranges and single numbers', () => {
  const env = {
    PORT: '8080',
    HOST: '0.0.0.0',
    MOCK_LLM_DELAY_MS: '1000-3000',
    MOCK_LLM_CHUNK_DELAY_MS: '200',
    MOCK_LLM_BODY_LIMIT_BYTES: '1000',
  };
  expect(readMockSettings(env)).toEqual({
    port: 8080,
    host: '0.0.0.0',
    delay: { minMs: 1_000, maxMs: 3_000 },
    chunkDelay: { minMs: 200, maxMs: 200 },
    bodyLimitBytes: 1_000,
  });
});

test.each([
  [{ PORT: '65536' }, /^PORT must be a whole number from 0 to 65535, but is "65536"/],
  [{ PORT: '' }, /^PORT .* is ""/],
  [{ MOCK_LLM_DELAY_MS: '3000-1000' }, /^MOCK_LLM_DELAY_MS must be milliseconds such as "200-800"/],
  [{ MOCK_LLM_CHUNK_DELAY_MS: '1s' }, /^MOCK_LLM_CHUNK_DELAY_MS .* is "1s"/],
  [{ MOCK_LLM_BODY_LIMIT_BYTES: '32MB' }, /^MOCK_LLM_BODY_LIMIT_BYTES must be a whole number/],
  [{ MOCK_LLM_BODY_LIMIT_BYTES: '9999999999' }, /^MOCK_LLM_BODY_LIMIT_BYTES .* to 500000000/],
])('says in a line what is wrong with %o', (env, words) => {
  expect(readMockSettings(env)).toEqual({ wrong: [expect.stringMatching(words)] });
});

test('says all that is wrong at once', () => {
  const read = readMockSettings({ PORT: 'x', MOCK_LLM_DELAY_MS: 'y' });
  expect('wrong' in read && read.wrong).toHaveLength(2);
});
