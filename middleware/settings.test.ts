import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

const LITELLM_URL = 'http://127.0.0.1:4001/';

test('needs nothing but LiteLLM’s address', () => {
  expect(readSettings({ LITELLM_URL })).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    litellmUrl: 'http://127.0.0.1:4001',
    bodyLimitBytes: 33_554_432,
  });
});

test.each([
  [{}, /^LITELLM_URL must be LiteLLM's address/],
  [{ LITELLM_URL: 'ftp://a' }, /LITELLM_URL/],
  [{ LITELLM_URL: 'http://user@a' }, /LITELLM_URL/],
  [{ LITELLM_URL, PORT: '70000' }, /^PORT must be a whole number from 0 to 65535, but is "70000"/],
  [{ LITELLM_URL, BODY_LIMIT_BYTES: '1e6' }, /^BODY_LIMIT_BYTES/],
])('says in a line what is wrong with %o', (env, words) => {
  expect(readSettings(env)).toEqual({ wrong: [expect.stringMatching(words)] });
});
