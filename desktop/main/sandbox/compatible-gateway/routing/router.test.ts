import { describe, expect, it } from 'vitest';
import { readModels, settingsOf } from '../fixtures/deployments.ts';
import { CallFailure, type FailureKind } from './call-failure.ts';
import { createRouter, type RouteRequest } from './router.ts';

const KINDS: Readonly<Record<string, readonly [FailureKind, number]>> = {
  down: ['InternalServerError', 500],
  busy: ['RateLimitError', 429],
  wrong: ['BadRequestError', 400],
  denied: ['AuthenticationError', 401],
  long: ['ContextWindowExceededError', 400],
  policy: ['ContentPolicyViolationError', 400],
};

/** Deployments by public name; a model's first word says how it fails, any other answers. */
function make(
  models: Readonly<Record<string, readonly string[]>>,
  router: object = {},
  orders: Readonly<Record<string, number>> = {},
) {
  const list = Object.entries(models).flatMap(([name, arms]) =>
    arms.map((arm) => ({
      model_name: name,
      litellm_params: { model: `openai/${arm}`, order: orders[arm] },
      model_info: { id: arm },
    })),
  );
  const made = createRouter(readModels(list), settingsOf({ num_retries: 0, ...router }));
  const asked: string[] = [];
  const ask = async (group: string, more: Partial<RouteRequest<string>> = {}) => {
    const call: RouteRequest<string>['call'] = (deployment) => {
      asked.push(deployment.id);
      const [kind, status] = KINDS[deployment.id.split('-')[0] ?? ''] ?? [];
      if (kind === undefined || status === undefined) return Promise.resolve(deployment.id);
      return Promise.reject(
        new CallFailure(`${deployment.id} failed`, {
          kind,
          status,
          type: '',
          deployment,
        }),
      );
    };
    const signal = new AbortController().signal;
    return made.route({ group, isStream: false, promptTokens: 1, signal, call, ...more });
  };
  return { ask, asked };
}

describe('a call that fails', () => {
  it('is tried again as often as num_retries says, at once where there is somebody else', async () => {
    const { ask, asked } = make({ chat: ['down-1', 'down-2'] }, { num_retries: 3 });
    await expect(ask('chat')).rejects.toMatchObject({ status: 500 });
    expect(asked).toHaveLength(4);
  });

  it('is tried as often as the request says', async () => {
    const { ask, asked } = make({ chat: ['down-1', 'down-2'] }, { num_retries: 3 });
    await expect(ask('chat', { numRetries: 1 })).rejects.toThrow();
    expect(asked).toHaveLength(2);
  });

  it('is not tried again when the request itself is wrong', async () => {
    const { ask, asked } = make({ chat: ['wrong-1', 'wrong-2'] }, { num_retries: 3 });
    await expect(ask('chat')).rejects.toMatchObject({ status: 400 });
    expect(asked).toHaveLength(1);
  });

  it('goes to one that has not refused it yet', async () => {
    const { ask, asked } = make({ chat: ['denied-1', 'fine'] }, { num_retries: 1, disable_cooldowns: true });
    for (let n = 0; n < 20; n += 1) {
      asked.length = 0;
      expect((await ask('chat')).answer).toBe('fine');
      expect([['fine'], ['denied-1', 'fine']]).toContainEqual(asked);
    }
  });

  it('goes to the other arm while one is cooling, and tells how often it was tried', async () => {
    const { ask, asked } = make({ chat: ['busy-1', 'fine'] }, { num_retries: 2 });
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask('chat')));
    expect(new Set(answers.map(({ answer }) => answer))).toEqual(new Set(['fine']));
    asked.length = 0;
    expect(await ask('chat')).toMatchObject({ attemptedRetries: 0, maxRetries: 2 });
    expect(asked).toEqual(['fine']);
  });

  it('is not tried again when the client has left', async () => {
    const { ask, asked } = make(
      { chat: ['down-1', 'down-2'], spare: ['fine'] },
      { num_retries: 3, fallbacks: [{ chat: ['spare'] }] },
    );
    await expect(ask('chat', { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(asked).toHaveLength(1);
  });
});

describe('fallbacks', () => {
  const models = {
    chat: ['down-1'],
    other: ['down-2'],
    spare: ['fine'],
    large: ['wide'],
    lenient: ['kind'],
    long: ['long-1'],
    policy: ['policy-1'],
    wrong: ['wrong-1'],
  };

  it('are asked in their order, and named in the answer', async () => {
    const { ask, asked } = make(models, { fallbacks: [{ chat: ['other', 'spare'] }] });
    expect(await ask('chat')).toMatchObject({ answer: 'fine', group: 'spare', attemptedFallbacks: 1 });
    expect(asked).toEqual(['down-1', 'down-2', 'fine']);
  });

  it('have fallbacks of their own, and no name is asked twice', async () => {
    const { ask, asked } = make(models, { fallbacks: [{ chat: ['other'] }, { other: ['chat', 'spare'] }] });
    expect((await ask('chat')).answer).toBe('fine');
    expect(asked).toEqual(['down-1', 'down-2', 'fine']);
  });

  it('go no deeper than max_fallbacks', async () => {
    const { ask, asked } = make(models, {
      max_fallbacks: 1,
      fallbacks: [{ chat: ['other'] }, { other: ['spare'] }],
    });
    await expect(ask('chat')).rejects.toThrow();
    expect(asked).toEqual(['down-1', 'down-2']);
  });

  it('of default_fallbacks serve every name without its own', async () => {
    const { ask } = make(models, { default_fallbacks: ['spare'], fallbacks: [{ chat: ['large'] }] });
    expect((await ask('other')).answer).toBe('fine');
    expect((await ask('chat')).answer).toBe('wide');
  });

  it('for long prompts and refused contents have lists of their own, in whose place no general one goes', async () => {
    const { ask } = make(models, {
      fallbacks: [{ long: ['spare'] }, { policy: ['spare'] }],
      context_window_fallbacks: [{ long: ['large'] }],
      content_policy_fallbacks: [{ policy: ['lenient'] }],
    });
    expect((await ask('long')).answer).toBe('wide');
    expect((await ask('policy')).answer).toBe('kind');
    const none = make(models, { fallbacks: [{ long: ['spare'] }], context_window_fallbacks: [] });
    await expect(none.ask('long')).rejects.toThrow(/No fallback was attempted\.$/);
    expect((await make(models, { fallbacks: [{ long: ['spare'] }] }).ask('long')).answer).toBe('fine');
  });

  it('serve a request that is wrong for one name', async () => {
    expect((await make(models, { fallbacks: [{ wrong: ['spare'] }] }).ask('wrong')).answer).toBe('fine');
  });

  it('of the request go before the config’s, and can be switched off', async () => {
    const { ask } = make(models, { fallbacks: [{ chat: ['spare'] }] });
    expect((await ask('chat', { fallbacks: ['large'] })).answer).toBe('wide');
    await expect(ask('chat', { hasFallbacks: false })).rejects.toThrow(/^down-1 failed$/);
  });

  it('begin with the arms that stand by', async () => {
    const { ask, asked } = make(
      { chat: ['down-1', 'standby'], spare: ['fine'] },
      { fallbacks: [{ chat: ['spare'] }] },
      { 'down-1': 1, standby: 2 },
    );
    expect((await ask('chat')).answer).toBe('standby');
    expect(asked).toEqual(['down-1', 'standby']);
  });

  it.each([
    [{}, /No fallback was attempted\.$/],
    [{ fallbacks: [] }, /No fallbacks are configured\. Add a fallbacks entry/],
    [
      { fallbacks: [{ spare: ['large'] }] },
      /no fallback model group was found .* Fallbacks are configured for: spare\. Add/,
    ],
    [{ fallbacks: [{ chat: ['other'] }] }, /Fallback to other also failed: down-2 failed$/],
  ])('that did not help are told with the first failure: %j', async (router, words) => {
    await expect(make(models, router).ask('chat')).rejects.toThrow(words);
    await expect(make(models, router).ask('chat')).rejects.toThrow(
      /^down-1 failed\n\nLiteLLM: model group 'chat'/,
    );
  });
});
