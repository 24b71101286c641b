import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openAiClient } from './clients/sdk.ts';
import { MASTER_KEY } from './backends.ts';
import type { Part } from './part.ts';
import { startMiddleware, startMock } from './parts.ts';
import { behave } from './rig.ts';

const messages = [{ role: 'user' as const, content: 'Hello' }];
const isReady = async (url: string): Promise<string> =>
  ((await (await fetch(`${url}/gatehouse/readiness`)).json()) as { readonly status: string }).status;

describe('a task that is told to end', () => {
  let mock: Part;
  beforeAll(async () => {
    mock = await startMock();
    await behave(mock.url, { model: 'slow', chunkDelayMs: 100 });
  });
  afterAll(() => mock.stop());

  it('says so first, serves on for a while, lets its streams finish, and ends well', async () => {
    const middleware = await startMiddleware(mock.url, { DRAIN_DELAY_MS: '1000' });
    const client = openAiClient({ url: middleware.url, key: MASTER_KEY });
    const stream = await client.chat.completions.create({ model: 'slow', messages, stream: true });
    const pieces: string[] = [];
    const reading = (async () => {
      for await (const chunk of stream) pieces.push(chunk.choices[0]?.delta.content ?? '');
    })();
    await vi.waitFor(() => expect(pieces.length).toBeGreaterThan(1));
    const ended = middleware.end();
    await vi.waitFor(async () => expect(await isReady(middleware.url)).toBe('draining'), { interval: 10 });
    // A load balancer that has not asked yet still sends new ones.
    const late = await fetch(`${middleware.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { connection: 'close', 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'quick', messages }),
    });
    expect([late.status, await late.json()]).toMatchObject([200, { object: 'chat.completion' }]);
    await reading;
    expect(pieces.join('')).toMatch(/^This is the mock backend .* "slow"\.$/);
    expect(await ended).toEqual({ code: 0, signal: null });
    await expect(fetch(middleware.url)).rejects.toThrow();
    expect(middleware.lines.filter((line) => line.includes('"msg":"call"'))).toHaveLength(2);
  });

  it('cuts off what takes longer than it may', async () => {
    const middleware = await startMiddleware(mock.url, { DRAIN_TIMEOUT_MS: '100' });
    await behave(mock.url, { model: 'endless', chunkDelayMs: 60_000 });
    const client = openAiClient({ url: middleware.url, key: MASTER_KEY });
    const stream = await client.chat.completions.create({ model: 'endless', messages, stream: true });
    const reading = (async () => {
      for await (const chunk of stream) expect(chunk.object).toBe('chat.completion.chunk');
    })();
    const [exit] = await Promise.all([middleware.end(), expect(reading).rejects.toThrow()]);
    expect(exit).toEqual({ code: 0, signal: null });
  });
});
