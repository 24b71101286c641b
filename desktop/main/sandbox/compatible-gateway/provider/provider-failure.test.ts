import { describe, expect, it } from 'vitest';
import { arms } from '../fixtures/deployments.ts';
import { providerFailure, streamedFailure } from './provider-failure.ts';

const [deployment] = arms({});
const told = (status: number, error: unknown, retryAfter?: string) =>
  providerFailure({ status, body: { error }, retryAfter }, deployment!);

describe('what a provider refuses', () => {
  it.each([
    'This model’s maximum context length is 10'.replace('’', "'"),
    'input length and max_tokens exceed context limit',
    "prompt is longer than the model's context length",
  ])('is a prompt that is too long by its words, whatever the status: %s', (message) => {
    for (const status of [400, 422, 500])
      expect(told(status, { message })).toMatchObject({ kind: 'ContextWindowExceededError', param: null });
  });

  it('is a refused content by its code', () => {
    expect(told(400, { message: 'no', code: 'content_policy_violation' })).toMatchObject({
      kind: 'ContentPolicyViolationError',
      status: 400,
    });
  });

  it('keeps the field that was wrong', () => {
    expect(told(400, { message: 'no', type: 'invalid', param: 'top_p' })).toMatchObject({
      type: 'invalid',
      param: 'top_p',
    });
  });

  it('is told without words where the provider sends none', () => {
    for (const body of [undefined, null, 'text', { error: 5 }, { error: { message: 7 } }])
      expect(providerFailure({ status: 418, body, retryAfter: undefined }, deployment!)).toMatchObject({
        status: 418,
        message: expect.stringContaining('Error code: 418') as string,
      });
  });

  it.each([
    ['5', 5_000],
    ['0.5', 500],
    ['soon', undefined],
    [undefined, undefined],
  ])('asks with retry-after %s for %s ms', (retryAfter, ms) => {
    expect(told(429, {}, retryAfter).retryAfterMs).toBe(ms);
  });

  it.each([
    [429, 429],
    ['503', 503],
    ['server_error', 500],
    [200, 500],
    [undefined, 500],
  ])('in the middle of a stream has the status in its code: %s is %i', (code, status) => {
    expect(streamedFailure({ error: { message: 'no', code } }, deployment!).status).toBe(status);
  });
});
