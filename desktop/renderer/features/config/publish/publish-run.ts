import { PUBLISH_STEPS, type ConfigVersion, type PublishEvent } from '../../../../contract/config.ts';
import { type Failure, toFailure } from '../../../app/failure.ts';
import { Store } from '../session/store.ts';

export type PublishStep = (typeof PUBLISH_STEPS)[number];
export type StepState = 'waiting' | Extract<PublishEvent, { kind: 'step' }>['state'];

export interface StepLine {
  readonly step: PublishStep;
  readonly state: StepState;
  readonly message: string;
}

export type Trial = Extract<PublishEvent, { kind: 'tried' }>;

export type PublishOutcome =
  | { readonly kind: 'published'; readonly version: ConfigVersion }
  /** The old version still runs. */
  | { readonly kind: 'returned'; readonly reason: string; readonly remedy?: string | undefined }
  | { readonly kind: 'conflict'; readonly failure: Failure }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface RunState {
  readonly startedAtMs: number;
  readonly steps: readonly StepLine[];
  readonly trials: readonly Trial[];
  /** Null while it goes on. */
  readonly outcome: PublishOutcome | null;
}

export interface PublishCalls {
  readonly publish: () => Promise<AsyncIterable<PublishEvent>>;
  readonly onPublished: (version: ConfigVersion) => void;
  readonly onConflict: () => void;
}

const CUT_OFF: Failure = {
  code: 'UNAVAILABLE',
  message: 'The connection ended before the publish did.',
  remedy: 'It goes on without this window: Versions says which one runs.',
};

/** One publish, from the click to its end. It belongs to no page, so that it goes on while the operator is elsewhere. */
export class PublishRun {
  readonly store: Store<RunState>;
  private readonly calls: PublishCalls;

  constructor(calls: PublishCalls, nowMs: number) {
    this.calls = calls;
    this.store = new Store<RunState>({
      startedAtMs: nowMs,
      steps: PUBLISH_STEPS.map((step) => ({ step, state: 'waiting', message: '' })),
      trials: [],
      outcome: null,
    });
  }

  async follow(): Promise<void> {
    try {
      for await (const event of await this.calls.publish()) this.take(event);
      if (this.store.get().outcome === null) this.end({ kind: 'failed', failure: CUT_OFF });
    } catch (error) {
      const failure = toFailure(error) ?? CUT_OFF;
      this.end(failure.code === 'CONFLICT' ? { kind: 'conflict', failure } : { kind: 'failed', failure });
      if (failure.code === 'CONFLICT') this.calls.onConflict();
    }
  }

  private take(event: PublishEvent): void {
    const { steps, trials } = this.store.get();
    switch (event.kind) {
      case 'step':
        this.store.set({
          steps: steps.map((line) =>
            line.step === event.step ? { step: line.step, state: event.state, message: event.message } : line,
          ),
        });
        return;
      case 'tried':
        this.store.set({ trials: [...trials, event] });
        return;
      case 'published':
        this.end({ kind: 'published', version: event.version });
        this.calls.onPublished(event.version);
        return;
      case 'returned':
        this.end({ kind: 'returned', reason: event.reason, remedy: event.remedy });
    }
  }

  private end(outcome: PublishOutcome): void {
    this.store.set({ outcome });
  }
}

/** Steps that are over, from 0 to 1. */
export const fractionOf = ({ steps }: RunState): number =>
  steps.filter(({ state }) => state === 'done' || state === 'skipped').length / steps.length;
