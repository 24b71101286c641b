import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { applyEdits } from '../../../../../config/edits/text.ts';
import type { parseConfig } from '../../../../../config/document.ts';
import type { Problem, TextEdit } from '../../../../../config/problem.ts';
import type { ConfigState } from '../../../../contract/config.ts';
import { ConfigReader } from '../worker/reader.ts';
import type { ReaderAnswer } from '../worker/protocol.ts';
import { ConfigSession, type SessionParts } from './config-session.ts';
import type { ConfigText } from './config-text.ts';
import type { ReaderPort } from './reader-client.ts';

const TEXT = `# ours
model_list:
  - model_name: gpt-4o
    litellm_params: { model: openai/gpt-4o, weight: 9 } # main
  - model_name: gpt-4o
    litellm_params: { model: bedrock/claude, weight: 1 }
`;

/** A text with an undo history, without an editor. */
class PlainText implements ConfigText {
  private steps: string[];
  private at = 0;
  private readonly listeners: (() => void)[] = [];

  constructor(text: string) {
    this.steps = [text];
  }

  get(): string {
    return this.steps[this.at] ?? '';
  }

  edit(edits: readonly TextEdit[]): void {
    this.replace(applyEdits(this.get(), edits));
  }

  replace(text: string): void {
    this.steps = [...this.steps.slice(0, this.at + 1), text];
    this.go(this.at + 1);
  }

  undo(): void {
    this.go(Math.max(0, this.at - 1));
  }

  redo(): void {
    this.go(Math.min(this.steps.length - 1, this.at + 1));
  }

  onChange(listener: () => void): () => void {
    this.listeners.push(listener);
    return () => undefined;
  }

  close(): void {
    this.listeners.length = 0;
  }

  private go(at: number): void {
    this.at = at;
    for (const listener of this.listeners) listener();
  }
}

/** A reader in the same thread that answers after the messages that have arrived. */
function openReader(): ReaderPort {
  let listener: (answer: ReaderAnswer) => void = () => undefined;
  const check = (document: ReturnType<typeof parseConfig>): readonly Problem[] => {
    const at = document.text.indexOf('claude');
    return at < 0
      ? []
      : [
          {
            severity: 'warning',
            rule: 'old-name',
            message: 'This is an old name',
            path: ['model_list', 1],
            range: document.range(at, at + 6),
            fix: { title: 'Change to "nova"', edits: [{ start: at, end: at + 6, text: 'nova' }] },
          },
        ];
  };
  const later = (work: () => void): void => void setTimeout(work, 0);
  const reader = new ConfigReader({
    later,
    check,
    answer: (answer) => later(() => listener(structuredClone(answer))),
  });
  return {
    send: (request) => later(() => reader.take(structuredClone(request))),
    onAnswer: (given) => {
      listener = given;
    },
    close: () => undefined,
  };
}

const version = (id: string, text: string): ConfigState['running'] => ({
  id,
  text,
  publishedAt: '2026-11-01T10:00:00Z',
  author: 'operator',
  note: '',
  isRunning: true,
});

const loaded = (draft: ConfigState['draft'] = null): ConfigState => ({
  running: version('v1', TEXT),
  draft,
  context: { environmentNames: null, hasOutboundNetwork: true, cacheTypes: null, litellmVersion: '1.104.4' },
});

let saved: { text: string; baseVersionId: string }[] = [];
let removals = 0;
let isReachable = true;
let runs = version('v1', TEXT);

const api = {
  get: () => Promise.resolve({ ...loaded(), running: runs }),
  getVersion: () => Promise.resolve(runs),
  saveDraft: (draft: { text: string; baseVersionId: string }) => {
    if (!isReachable) return Promise.reject(new Error('socket closed'));
    saved.push(draft);
    return Promise.resolve({ savedAt: '2026-11-01T11:00:00Z' });
  },
  removeDraft: () => {
    removals += 1;
    return Promise.resolve();
  },
} as unknown as SessionParts['api'];

let session: ConfigSession;
const open = (state = loaded()): ConfigSession => {
  session = new ConfigSession(
    { gatewayId: 'sandbox', api, openText: (text) => new PlainText(text), openReader },
    state,
    state.running,
  );
  return session;
};

/** Lets every timer that is due within `ms` run. */
const pass = async (ms: number): Promise<void> => {
  await vi.advanceTimersByTimeAsync(ms);
};

beforeEach(() => {
  vi.useFakeTimers();
  saved = [];
  removals = 0;
  isReachable = true;
  runs = version('v1', TEXT);
});

afterEach(() => {
  session.close();
  vi.useRealTimers();
});

describe('a config session', () => {
  it('reads, checks and compares the text that it opens with', async () => {
    open();
    await pass(50);
    const state = session.store.get();
    expect(state.outline?.deployments.map(({ modelName, line }) => [modelName, line])).toEqual([
      ['gpt-4o', 3],
      ['gpt-4o', 5],
    ]);
    expect(state.problems.map(({ rule }) => rule)).toEqual(['old-name']);
    expect(state).toMatchObject({ isChecked: true, isInStep: true, diff: { models: [], settings: [] } });
  });

  it('makes each change of a form one undo step and keeps comments', async () => {
    open();
    await setWeights([1, 1]);
    await setWeights([0, 1]);
    expect(session.text.get()).toContain('weight: 0 } # main');
    session.text.undo();
    expect(session.text.get()).toContain('weight: 1 } # main');
    session.text.undo();
    expect(session.text.get()).toBe(TEXT);
    session.text.redo();
    expect(session.text.get()).toContain('weight: 1 } # main');
  });

  it('computes a change of a form for the text that stands, also when somebody types meanwhile', async () => {
    open();
    const change = session.edit({ kind: 'set-weights', modelName: 'gpt-4o', weights: [3, 7] });
    session.text.edit([{ start: 0, end: 0, text: '# typed meanwhile\n' }]);
    await pass(100);
    expect((await change).kind).toBe('edits');
    expect(session.text.get()).toBe(
      `# typed meanwhile\n${TEXT.replace('weight: 9', 'weight: 3').replace('weight: 1 ', 'weight: 7 ')}`,
    );
  });

  it('says why a change cannot be made and leaves the text alone', async () => {
    open();
    const change = session.edit({ kind: 'set-weights', modelName: 'gpt-4o', weights: [3] });
    await pass(100);
    expect((await change).kind).toBe('refused');
    expect(session.store.get().refusal).toMatch(/have changed/);
    expect(session.text.get()).toBe(TEXT);
  });

  it('saves a draft half a second after the last change and forgets it when the text is what runs', async () => {
    open();
    session.text.replace('a: 1\n');
    await pass(400);
    session.text.replace('a: 2\n');
    await pass(400);
    expect(saved).toEqual([]);
    await pass(200);
    expect(saved).toMatchObject([{ text: 'a: 2\n', baseVersionId: 'v1' }]);
    expect(session.store.get()).toMatchObject({ draft: { kind: 'saved' }, isInStep: false });
    session.text.replace(TEXT);
    await pass(600);
    expect(removals).toBe(1);
    expect(session.store.get()).toMatchObject({ draft: { kind: 'none' }, isInStep: true });
  });

  it('keeps trying to save while the connection is lost', async () => {
    open();
    isReachable = false;
    session.text.replace('a: 1\n');
    await pass(600);
    expect(session.store.get().draft.kind).toBe('failed');
    isReachable = true;
    await pass(2_500);
    expect(saved).toMatchObject([{ text: 'a: 1\n' }]);
  });

  it('saves at once when the window is about to close', async () => {
    open();
    session.text.replace('a: 1\n');
    session.flush();
    await pass(0);
    expect(saved).toHaveLength(1);
  });

  it('follows what somebody else publishes while nothing was changed here', async () => {
    open();
    await pass(50);
    runs = version('v2', 'b: 1\n');
    await session.noteRunning('v2');
    expect(session.text.get()).toBe('b: 1\n');
    await pass(600);
    expect(saved).toEqual([]);
  });

  it('keeps a draft when somebody else publishes, and rebases it only when asked', async () => {
    open();
    session.text.replace('mine: 1\n');
    await pass(600);
    runs = version('v2', 'b: 1\n');
    await session.noteRunning('v2');
    expect(session.text.get()).toBe('mine: 1\n');
    expect(session.store.get()).toMatchObject({ base: { id: 'v1' }, running: { id: 'v2' } });
    session.keepMine();
    await pass(0);
    expect(saved.at(-1)).toMatchObject({ text: 'mine: 1\n', baseVersionId: 'v2' });
  });

  it('makes the fix of a problem as one undo step, and waits while the text is being checked', async () => {
    open();
    await pass(50);
    const [problem] = session.store.get().problems;
    session.text.edit([{ start: 0, end: 0, text: '# above\n' }]);
    session.fix(problem!);
    expect(session.text.get()).toContain('claude');
    await pass(100);
    expect(session.text.get()).toBe(`# above\n${TEXT.replace('claude', 'nova')}`);
    session.text.undo();
    expect(session.text.get()).toBe(`# above\n${TEXT}`);
  });

  it('shows the part in view and learns when it is gone', async () => {
    open();
    session.look({ kind: 'model', modelName: 'gpt-4o' });
    await pass(50);
    expect(session.store.get().detail).toMatchObject({ kind: 'model', arms: [{ weight: 9 }, { weight: 1 }] });
    session.text.replace('a: 1\n');
    await pass(100);
    expect(session.store.get().detail).toEqual({ kind: 'gone' });
  });
});

async function setWeights(weights: readonly number[]): Promise<void> {
  const change = session.edit({ kind: 'set-weights', modelName: 'gpt-4o', weights });
  await pass(50);
  await change;
}
