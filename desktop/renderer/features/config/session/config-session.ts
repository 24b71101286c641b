import type { ConfigState } from '../../../../contract/config.ts';
import type { EditResult } from '../../../../../config/edits/text.ts';
import type { Problem } from '../../../../../config/problem.ts';
import type { EditCommand, Focus, ReaderAnswer } from '../worker/protocol.ts';
import type { ConfigApi } from './config-api.ts';
import type { ConfigText } from './config-text.ts';
import { type Draft, DraftSaver } from './draft-saver.ts';
import { ReaderClient, type ReaderPort } from './reader-client.ts';
import { keepSame } from './keep-same.ts';
import { isSameFocus } from './same-focus.ts';
import type { RunningVersion, SessionState } from './session-state.ts';
import { Store } from './store.ts';

export interface SessionParts {
  readonly gatewayId: string;
  readonly api: Pick<ConfigApi, 'get' | 'getVersion' | 'saveDraft' | 'removeDraft'>;
  readonly openText: (text: string) => ConfigText;
  readonly openReader: () => ReaderPort;
}

/**
 * One gateway's config while the window is open: its text, its draft on the back end and what the worker says about it.
 * It knows nothing of React and outlives the page, so that going elsewhere loses neither the undo history nor a half-typed line.
 */
export class ConfigSession {
  readonly gatewayId: string;
  readonly text: ConfigText;
  readonly reader: ReaderClient;
  readonly store: Store<SessionState>;
  private readonly api: SessionParts['api'];
  private readonly saver: DraftSaver;
  private fixing: Problem | undefined;

  constructor(parts: SessionParts, loaded: ConfigState, base: RunningVersion) {
    const { gatewayId, api } = parts;
    this.gatewayId = gatewayId;
    this.api = api;
    this.text = parts.openText(loaded.draft?.text ?? loaded.running.text);
    const isInStep = loaded.draft === null || loaded.draft.text === loaded.running.text;
    this.store = new Store<SessionState>({
      context: loaded.context,
      running: loaded.running,
      base: isInStep ? loaded.running : base,
      isInStep,
      draft: loaded.draft ? { kind: 'saved', savedAt: loaded.draft.savedAt } : { kind: 'none' },
      outline: null,
      brokenLine: null,
      problems: [],
      diff: null,
      isChecked: false,
      focus: null,
      detail: null,
      refusal: null,
    });
    this.saver = new DraftSaver(
      {
        save: (text, baseVersionId) => api.saveDraft({ gatewayId, text, baseVersionId }),
        remove: () => api.removeDraft({ gatewayId }),
      },
      () => this.draft(),
      (draft) => this.store.set({ draft }),
    );
    this.reader = new ReaderClient(parts.openReader(), this.text, (answer) => this.learn(answer));
    this.reader.open(loaded.running.text, loaded.context);
    this.text.onChange(() => this.noteChange());
    this.reader.flush();
  }

  /** Shows another part of the document in the form. */
  look(focus: Focus | null): void {
    if (isSameFocus(focus, this.store.get().focus)) return;
    this.store.set({ focus, detail: null, refusal: null });
    this.reader.look(focus);
  }

  /** Makes a form's change as one undo step, computed off the window's thread. */
  async edit(command: EditCommand): Promise<EditResult> {
    const outcome = await this.reader.edit(command);
    this.store.set({ refusal: outcome.kind === 'refused' ? outcome.reason : null });
    return outcome;
  }

  /** Makes a problem's fix, as one undo step; while the text is being checked, as soon as that is done and the problem still stands. */
  fix(problem: Problem): void {
    this.fixing = problem;
    if (this.store.get().isChecked) this.makeFix();
  }

  /** Puts a whole text in place of the draft; the draft stays one step back in the history. */
  replaceText(text: string): void {
    this.text.replace(text);
    this.reader.flush();
    this.settle();
  }

  /** Somebody published meanwhile: the text that stands now counts as a change of what runs. Nothing in it is changed. */
  keepMine(): void {
    this.store.set({ base: this.store.get().running });
    this.saver.noteChange();
    this.saver.flush();
  }

  /** Learns which version runs now. An untouched text follows it; a draft stays and the page says so. */
  async noteRunning(versionId: string): Promise<void> {
    if (versionId !== this.store.get().running.id) await this.refreshRunning();
  }

  /** Asks which version runs, as after a publish that was refused because another one was quicker. */
  async refreshRunning(): Promise<void> {
    const { running, context } = await this.api.get({ gatewayId: this.gatewayId });
    this.setRunning(running);
    this.store.set({ context });
    this.reader.open(running.text, context);
  }

  /** This window published its text: it is what runs now. */
  notePublished(version: RunningVersion): void {
    this.store.set({ running: version, base: version, isInStep: this.text.get() === version.text });
    this.reader.open(version.text, this.store.get().context);
    this.saver.noteChange();
    this.saver.flush();
  }

  /** Saves the draft now: the window is about to lose its focus or to close. */
  flush(): void {
    this.reader.flush();
    this.saver.flush();
  }

  close(): void {
    this.saver.close();
    this.reader.close();
    this.text.close();
  }

  private setRunning(running: RunningVersion): void {
    const text = this.text.get();
    if (text === this.store.get().running.text) {
      this.store.set({ running, base: running, isInStep: true });
      if (text !== running.text) this.replaceText(running.text);
    } else {
      const isSame = text === running.text;
      this.store.set({ running, isInStep: isSame, ...(isSame && { base: running }) });
    }
  }

  private makeFix(): void {
    const wanted = this.fixing;
    this.fixing = undefined;
    const found =
      wanted &&
      this.store
        .get()
        .problems.find(
          (each) => each.rule === wanted.rule && each.message === wanted.message && isSamePath(each, wanted),
        );
    if (!found?.fix) return;
    this.text.edit(found.fix.edits);
    this.reader.flush();
  }

  private noteChange(): void {
    this.store.set({ isChecked: false });
    this.reader.noteChange();
    this.saver.noteChange();
  }

  private draft(): Draft {
    const text = this.settle();
    const { isInStep, base } = this.store.get();
    return isInStep ? null : { text, baseVersionId: base.id };
  }

  /** A text that is what runs is no draft, whatever it started from. */
  private settle(): string {
    const text = this.text.get();
    const { running } = this.store.get();
    const isInStep = text === running.text;
    this.store.set({ isInStep, ...(isInStep && { base: running }) });
    return text;
  }

  private learn(answer: Extract<ReaderAnswer, { kind: 'read' | 'checked' | 'detail' }>): void {
    const isCurrent = this.reader.isCurrent(answer.revision);
    const state = this.store.get();
    switch (answer.kind) {
      case 'read':
        this.learnRead(answer);
        return;
      case 'detail':
        if (isSameFocus(answer.focus, state.focus)) this.store.set({ detail: answer.detail });
        return;
      case 'checked':
        this.store.set({
          problems: keepSame(state.problems, answer.problems),
          diff: keepSame(state.diff, answer.diff),
          isChecked: isCurrent,
        });
        if (isCurrent) this.makeFix();
    }
  }

  /** While the YAML is broken, outline and form keep what could be read last: a guess would look like a loss. */
  private learnRead({ outline, isReadable, focus, detail }: Extract<ReaderAnswer, { kind: 'read' }>): void {
    const state = this.store.get();
    const brokenLine = outline.brokenLine ?? (isReadable ? null : 1);
    const isGuess = brokenLine !== null;
    this.store.set({
      brokenLine,
      ...(!(isGuess && state.outline) && { outline: keepSame(state.outline, outline) }),
      ...(isSameFocus(focus, state.focus) &&
        !(isGuess && state.detail) && { detail: keepSame(state.detail, detail) }),
    });
  }
}

const isSamePath = (a: Problem, b: Problem): boolean => a.path.join('\0') === b.path.join('\0');
