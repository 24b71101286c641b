import { expect, it } from 'vitest';
import { eachEngine } from './each-engine.ts';

eachEngine('a fallback', ({ chat, asked, engine }) => {
  it.each([
    ['goes-on', 'chat', 'plain'],
    ['goes-on-twice', 'chat', 'plain'],
    ['long-goes-on', 'large-window', 'large-window'],
    ['policy-goes-on', 'lenient', 'lenient'],
  ])('of "%s" answers as "%s"', async (name, group, upstream) => {
    const { status, json, headers } = await chat(name);
    expect(status).toBe(200);
    expect(headers.get('x-litellm-attempted-fallbacks')).toBe('1');
    expect(headers.get('x-litellm-model-group')).toBe(group);
    expect(json).toMatchObject({ model: upstream });
  });

  it('that fails too leaves the first failure, and says so', async () => {
    const { status, json } = await chat('goes-nowhere');
    expect(status).toBe(500);
    const { message } = (json as { readonly error: { readonly message: string } }).error;
    expect(message).toContain('told to fail for "down-3-mock-status-500"');
    expect(message).toContain(
      "model group 'goes-nowhere' failed with the error above. Fallback to fails-503 also failed: litellm.ServiceUnavailableError",
    );
  });

  it('can be named by the request, and be switched off by it', async () => {
    expect((await chat('fails-500', { fallbacks: ['chat'] })).headers.get('x-litellm-model-group')).toBe(
      'chat',
    );
    expect(await chat('goes-on', { disable_fallbacks: true })).toMatchObject({ status: 500 });
  });

  it('by default serves each name without its own, but no unknown one', async () => {
    const on = 'default-fallbacks';
    expect((await chat('fails', {}, on)).headers.get('x-litellm-model-group')).toBe('safety-net');
    expect((await chat('own-way', {}, on)).headers.get('x-litellm-model-group')).toBe('other');
    expect(await chat('nobody', {}, on)).toMatchObject({
      status: 400,
      json: {
        error: {
          message: expect.stringMatching(
            /^\/chat\/completions: Invalid model name passed in model=nobody/,
          ) as string,
        },
      },
    });
  });

  it('is not asked before its time', async () => {
    const before = await asked('lenient');
    await chat('fails-400');
    expect(await asked('lenient'), engine).toBe(before);
  });
});

eachEngine('a router', ({ chat, asked, behave }) => {
  it('tries a transient failure again as often as the config says, and no other', async () => {
    await behave('flaky', { status: 500 });
    const { status } = await chat('flaky');
    expect(status).toBe(500);
    expect(await asked('flaky')).toBe(3);
    await behave('flaky', { status: 400 });
    await chat('flaky');
    expect(await asked('flaky')).toBe(4);
  });

  it('tries as often as the request says', async () => {
    await behave('flaky-too', { status: 500 });
    await chat('flaky-too', { num_retries: 0 });
    expect(await asked('flaky-too')).toBe(1);
  });

  it('leaves an arm alone after a 429, and tells the retry', async () => {
    const { status, headers } = await chat('cooled');
    expect(status).toBe(200);
    expect(headers.get('x-litellm-attempted-retries')).toBe('1');
    expect(headers.get('x-litellm-max-retries')).toBe('1');
    for (let n = 0; n < 10; n += 1) {
      expect((await chat('cooled')).headers.get('x-litellm-attempted-retries')).toBe('0');
    }
    expect(await asked('cooled-mock-status-429')).toBe(1);
    expect(await asked('cooled-good')).toBe(11);
  });

  it('refuses with 429 when each arm is cooling, and says for how long', async () => {
    const message = async () => JSON.stringify((await chat('both-cool')).json);
    await expect
      .poll(message, { timeout: 20_000 })
      .toContain('Try again in 600 seconds. All deployments for selected model are in cooldown.');
    expect(await chat('both-cool')).toMatchObject({
      status: 429,
      json: { error: { type: 'all_deployments_in_cooldown' } },
    });
  });

  it('checks a prompt’s length where it is told to', async () => {
    const long = { messages: [{ role: 'user', content: 'word '.repeat(200) }] };
    expect((await chat('small', long, 'default-fallbacks')).text).toContain('\\"large\\"');
  });

  it('asks the least busy arm under least-busy', async () => {
    await Promise.all(['busy-a', 'busy-b'].map((model) => behave(model, { delayMs: 3_000 })));
    const counts = () => Promise.all([asked('busy-a'), asked('busy-b')]);
    const first = chat('busy', {}, 'default-fallbacks');
    await expect.poll(counts).toContain(1);
    // The first is under way, so that the next goes to the other arm.
    expect((await chat('busy', {}, 'default-fallbacks')).status).toBe(200);
    expect((await first).status).toBe(200);
    expect(await counts()).toEqual([1, 1]);
  });
});
