import { describe, expect, it, vi } from 'vitest';
import type { ConfigState } from '../../../../contract/config.ts';
import type { ConfigText } from './config-text.ts';
import { SessionHolder, type HolderParts } from './session-holder.ts';

const version = (id: string, text: string): ConfigState['running'] => ({
  id,
  text,
  publishedAt: '2026-11-01T10:00:00Z',
  author: 'operator',
  note: '',
  isRunning: true,
});

const openText = (text: string): ConfigText => {
  let now = text;
  return {
    get: () => now,
    edit: () => undefined,
    replace: (next) => {
      now = next;
    },
    undo: () => undefined,
    redo: () => undefined,
    onChange: () => () => undefined,
    close: () => undefined,
  };
};

/** A back end whose answers are set by hand, and the watcher that the holder opened. */
function make(answers: { draft?: ConfigState['draft']; fails?: boolean }): {
  readonly holder: SessionHolder;
  readonly tell: (versionId: string) => void;
  readonly stopped: () => number;
  readonly answers: { running: ConfigState['running']; fails: boolean };
} {
  const state = { running: version('v2', 'b: 1\n'), fails: answers.fails ?? false };
  let tell: (item: { versionId: string }) => void = () => undefined;
  let stops = 0;
  const api = {
    get: () =>
      state.fails
        ? Promise.reject(new Error('socket closed'))
        : Promise.resolve({
            running: state.running,
            draft: answers.draft ?? null,
            context: {
              environmentNames: null,
              hasOutboundNetwork: true,
              cacheTypes: null,
              litellmVersion: '1.104.4',
            },
          }),
    getVersion: ({ versionId }: { versionId: string }) => Promise.resolve(version(versionId, 'a: 1\n')),
    saveDraft: () => Promise.resolve({ savedAt: '2026-11-01T10:00:00Z' }),
    removeDraft: () => Promise.resolve(),
  } as unknown as HolderParts['api'];
  const holder = new SessionHolder({
    gatewayId: 'sandbox',
    api,
    openText,
    openReader: () => ({ send: () => undefined, onAnswer: () => undefined, close: () => undefined }),
    follow: (_open, onItem) => {
      tell = onItem as typeof tell;
      return () => {
        stops += 1;
      };
    },
  });
  return { holder, tell: (versionId) => tell({ versionId }), stopped: () => stops, answers: state };
}

describe('opening a config', () => {
  it('goes on with the draft, and knows the version that it started from', async () => {
    const { holder } = make({
      draft: { text: 'mine: 1\n', baseVersionId: 'v1', savedAt: '2026-11-01T10:00:00Z' },
    });
    await vi.waitFor(() => expect(holder.store.get().session).not.toBeNull());
    const session = holder.store.get().session!;
    expect(session.text.get()).toBe('mine: 1\n');
    expect(session.store.get()).toMatchObject({ base: { id: 'v1', text: 'a: 1\n' }, running: { id: 'v2' } });
    holder.close();
  });

  it('takes a draft that is what runs for no draft', async () => {
    const { holder } = make({
      draft: { text: 'b: 1\n', baseVersionId: 'v1', savedAt: '2026-11-01T10:00:00Z' },
    });
    await vi.waitFor(() => expect(holder.store.get().session).not.toBeNull());
    expect(holder.store.get().session!.store.get()).toMatchObject({ isInStep: true, base: { id: 'v2' } });
    holder.close();
  });

  it('says why it cannot be opened, and opens when tried again', async () => {
    const { holder, answers } = make({ fails: true });
    await vi.waitFor(() => expect(holder.store.get().failure).not.toBeNull());
    answers.fails = false;
    await holder.open();
    expect(holder.store.get()).toMatchObject({ failure: null });
    expect(holder.store.get().session).not.toBeNull();
    holder.close();
  });

  it('follows which version runs until it is closed', async () => {
    const { holder, tell, answers, stopped } = make({});
    await vi.waitFor(() => expect(holder.store.get().session).not.toBeNull());
    const session = holder.store.get().session!;
    answers.running = version('v3', 'c: 1\n');
    tell('v3');
    await vi.waitFor(() => expect(session.text.get()).toBe('c: 1\n'));
    expect(session.store.get()).toMatchObject({ running: { id: 'v3' }, base: { id: 'v3' } });
    holder.close();
    expect(stopped()).toBe(1);
  });
});
