import { expect, test } from 'vitest';
import { readFailure } from './failure.ts';

test.each([
  [
    '{"error":{"message":"No api key passed in.","type":"auth_error","param":"None","code":"401"}}',
    { message: 'No api key passed in.', type: 'auth_error' },
  ],
  [
    `{"error":{"message":"{'error': 'User with id bob already exists'}","type":"bad_request"}}`,
    { message: 'User with id bob already exists' },
  ],
  ['{"detail":{"error":"Budget is there already"}}', { message: 'Budget is there already' }],
  ['{"detail":"Not Found"}', { message: 'Not Found' }],
  [
    '{"detail":[{"type":"missing","loc":["body","model"],"msg":"Field required"}]}',
    { message: 'model: Field required' },
  ],
  ['{"error":"plain"}', { message: 'plain' }],
  ['<html>Bad gateway</html>', { message: 'It answered with status 502.' }],
  ['', { message: 'It answered with status 502.' }],
])('reads %s', (text, expected) => {
  expect(readFailure(502, text)).toMatchObject({ status: 502, ...expected });
});

test('keeps no key, and no more than a few lines', () => {
  const { message } = readFailure(
    401,
    JSON.stringify({ error: { message: `sk-abcdef1234 ${'x'.repeat(9_999)}` } }),
  );
  expect(message).not.toContain('abcdef');
  expect(message.length).toBeLessThan(420);
});
