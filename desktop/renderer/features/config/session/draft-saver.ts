import { type Failure, toFailure } from '../../../app/failure.ts';

export interface DraftCalls {
  readonly save: (text: string, baseVersionId: string) => Promise<{ readonly savedAt: string }>;
  readonly remove: () => Promise<unknown>;
}

export type DraftState =
  | { readonly kind: 'none' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saved'; readonly savedAt: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What should be kept: a text and the version it started from, or nothing where it is what runs. */
export type Draft = { readonly text: string; readonly baseVersionId: string } | null;

const SAVE_AFTER_MS = 500;
const RETRY_AFTER_MS = 2_000;

/** A text that is refused once is refused again; everything else may pass. */
const isFinal = (failure: Failure | undefined): boolean =>
  failure?.code === 'INVALID_INPUT' || failure?.code === 'NOT_FOUND';

/** Keeps the draft on the back end, one call at a time, the newest text last; a failed call is made again until it works. */
export class DraftSaver {
  private readonly calls: DraftCalls;
  private readonly onState: (state: DraftState) => void;
  private readonly wanted: () => Draft;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isSaving = false;
  /** Counts changes; those up to `kept` are on the back end or on their way. */
  private changes = 0;
  private kept = 0;
  private isClosed = false;

  constructor(calls: DraftCalls, wanted: () => Draft, onState: (state: DraftState) => void) {
    this.calls = calls;
    this.wanted = wanted;
    this.onState = onState;
  }

  /** The text has changed: it is saved when no other change follows for half a second. */
  noteChange(): void {
    if (this.changes === this.kept) this.onState({ kind: 'waiting' });
    this.changes += 1;
    this.saveIn(SAVE_AFTER_MS);
  }

  /** Saves now what is not saved yet. */
  flush(): void {
    if (this.changes !== this.kept) void this.save();
  }

  /** Saves what is left and stops trying. */
  close(): void {
    this.flush();
    this.isClosed = true;
    clearTimeout(this.timer);
  }

  private saveIn(ms: number): void {
    clearTimeout(this.timer);
    if (!this.isClosed) this.timer = setTimeout(() => void this.save(), ms);
  }

  private async save(): Promise<void> {
    clearTimeout(this.timer);
    if (this.isSaving) return;
    this.isSaving = true;
    const before = this.kept;
    const saving = this.changes;
    this.kept = saving;
    const draft = this.wanted();
    try {
      const state = draft ? await this.keep(draft) : await this.forget();
      if (this.changes !== saving) this.saveIn(SAVE_AFTER_MS);
      else this.onState(state);
    } catch (error) {
      this.kept = before;
      const failure = toFailure(error);
      if (failure) this.onState({ kind: 'failed', failure });
      if (!isFinal(failure)) this.saveIn(RETRY_AFTER_MS);
    } finally {
      this.isSaving = false;
    }
  }

  private async keep({ text, baseVersionId }: NonNullable<Draft>): Promise<DraftState> {
    const { savedAt } = await this.calls.save(text, baseVersionId);
    return { kind: 'saved', savedAt };
  }

  private async forget(): Promise<DraftState> {
    await this.calls.remove();
    return { kind: 'none' };
  }
}
