import type { ConfigContext } from '../../../../../config/context.ts';
import type { ConfigDiff } from '../../../../../config/diff.ts';
import type { EditResult } from '../../../../../config/edits/text.ts';
import type { Path, Range } from '../../../../../config/problem.ts';
import type { EditCommand, Focus, ReaderAnswer, ReaderRequest } from '../worker/protocol.ts';
import type { ConfigText } from './config-text.ts';

/** The worker's end of the line; a Worker, or a reader in the same thread in tests. */
export interface ReaderPort {
  send(request: ReaderRequest): void;
  onAnswer(listener: (answer: ReaderAnswer) => void): void;
  close(): void;
}

/** How long typing may pause before the text goes to the worker; with reading and checking it stays under 100 ms. */
const SEND_AFTER_MS = 30;

/** A form's change is asked for again when the text moved on meanwhile, this often. */
const MOST_TRIES = 5;

type About = Extract<ReaderAnswer, { kind: 'read' | 'checked' | 'detail' }>;

/** Keeps the worker's copy of the text new and asks it for edits of exactly the text that stands. */
export class ReaderClient {
  private readonly port: ReaderPort;
  private readonly text: ConfigText;
  private revision = 0;
  private sentRevision = -1;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private nextId = 0;
  private readonly edits = new Map<number, (answer: Extract<ReaderAnswer, { kind: 'edited' }>) => void>();
  private readonly compares = new Map<number, (diff: ConfigDiff) => void>();
  private readonly places = new Map<number, (range: Range) => void>();

  constructor(port: ReaderPort, text: ConfigText, onAbout: (answer: About) => void) {
    this.port = port;
    this.text = text;
    port.onAnswer((answer) => {
      if (answer.kind === 'edited') {
        this.edits.get(answer.id)?.(answer);
        this.edits.delete(answer.id);
      } else if (answer.kind === 'compared') {
        this.compares.get(answer.id)?.(answer.diff);
        this.compares.delete(answer.id);
      } else if (answer.kind === 'placed') {
        this.places.get(answer.id)?.(answer.range);
        this.places.delete(answer.id);
      } else onAbout(answer);
    });
  }

  open(runningText: string, context: ConfigContext): void {
    this.port.send({ kind: 'open', runningText, context });
  }

  look(focus: Focus | null): void {
    this.port.send({ kind: 'look', focus });
  }

  /** The text has changed: the worker learns of it in a moment. */
  noteChange(): void {
    this.revision += 1;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), SEND_AFTER_MS);
  }

  flush(): void {
    clearTimeout(this.timer);
    if (this.sentRevision === this.revision) return;
    this.sentRevision = this.revision;
    this.port.send({ kind: 'text', revision: this.revision, text: this.text.get() });
  }

  /** True while what the worker said last is about the text that stands. */
  isCurrent(revision: number): boolean {
    return revision === this.revision;
  }

  /** Makes a form's change as one undo step; a refusal changes nothing. */
  async edit(command: EditCommand): Promise<EditResult> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      this.flush();
      const { revision } = this;
      const answer = await new Promise<Extract<ReaderAnswer, { kind: 'edited' }>>((resolve) => {
        const id = this.nextId++;
        this.edits.set(id, resolve);
        this.port.send({ kind: 'edit', id, revision, command });
      });
      const { outcome } = answer;
      if (outcome.kind === 'stale' || revision !== this.revision) continue;
      if (outcome.kind === 'edits' && outcome.edits.length > 0) {
        this.text.edit(outcome.edits);
        this.flush();
      }
      return outcome;
    }
    return { kind: 'refused', reason: 'The text keeps changing: try again in a moment' };
  }

  /** What one text would change in another, in meaning. */
  compare(before: string, after: string): Promise<ConfigDiff> {
    return new Promise((resolve) => {
      const id = this.nextId++;
      this.compares.set(id, resolve);
      this.port.send({ kind: 'compare', id, before, after });
    });
  }

  /** Where a path stands in the text. */
  place(path: Path): Promise<Range> {
    this.flush();
    return new Promise((resolve) => {
      const id = this.nextId++;
      this.places.set(id, resolve);
      this.port.send({ kind: 'place', id, path });
    });
  }

  close(): void {
    clearTimeout(this.timer);
    this.port.close();
  }
}
