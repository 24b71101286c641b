import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

const LITELLM_URL = 'http://127.0.0.1:4001/';

test('needs nothing but LiteLLM’s address', () => {
  expect(readSettings({ LITELLM_URL })).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    litellmUrl: 'http://127.0.0.1:4001',
    bodyLimitBytes: 33_554_432,
    databaseUrl: undefined,
    masterKey: undefined,
    awsRegion: 'us-east-1',
  });
});

test.each([
  [{}, /^LITELLM_URL must be LiteLLM's address/],
  [{ LITELLM_URL: 'ftp://a' }, /LITELLM_URL/],
  [{ LITELLM_URL: 'http://user@a' }, /LITELLM_URL/],
  [{ LITELLM_URL, PORT: '70000' }, /^PORT must be a whole number from 0 to 65535, but is "70000"/],
  [{ LITELLM_URL, BODY_LIMIT_BYTES: '1e6' }, /^BODY_LIMIT_BYTES/],
  [{ LITELLM_URL, BUFFER_LIMIT_BYTES: '1000' }, /^BUFFER_LIMIT_BYTES must be at least BODY_LIMIT_BYTES/],
  [
    { LITELLM_URL, DATABASE_URL: 'mysql://u:secret@h/d' },
    /^DATABASE_URL must be an address such as "postgresql:/,
  ],
  [{ LITELLM_URL, REDIS_URL: 'h:6379' }, /^REDIS_URL must be an address such as "rediss:/],
  [{ LITELLM_URL, AWS_REGION: 'Ireland' }, /^AWS_REGION must be a region/],
  [{ LITELLM_URL, BEDROCK_AGENT_ENDPOINT: 'x' }, /^BEDROCK_AGENT_ENDPOINT must be an address/],
  [{ LITELLM_URL, HISTORY_RETENTION_DAYS: '-1' }, /^HISTORY_RETENTION_DAYS must be a whole number/],
])('says in a line what is wrong with %o', (env, words) => {
  expect(readSettings(env)).toEqual({ wrong: [expect.stringMatching(words)] });
});

test('names each wrong setting once, and never repeats an address with a password in it', () => {
  const read = readSettings({ PORT: 'x', DATABASE_URL: 'secret', REDIS_URL: 'redis-secret' });
  const lines = 'wrong' in read ? read.wrong : [];
  expect(lines.map((line) => line.split(' ')[0])).toEqual([
    'PORT',
    'DATABASE_URL',
    'REDIS_URL',
    'LITELLM_URL',
  ]);
  expect(lines.join()).not.toContain('secret');
});
