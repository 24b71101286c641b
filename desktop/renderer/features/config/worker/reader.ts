import type { ConfigContext } from '../../../../../config/context.ts';
import { type Deployment, readModelList } from '../../../../../config/deployments.ts';
import { diffConfigs } from '../../../../../config/diff.ts';
import { type ConfigDocument, parseConfig } from '../../../../../config/document.ts';
import type { Problem } from '../../../../../config/problem.ts';
import { readDetail } from './detail.ts';
import { editFor } from './edit.ts';
import { readOutline } from './outline.ts';
import type { Detail, EditCommand, Focus, ReaderAnswer, ReaderRequest } from './protocol.ts';

export interface ReaderParts {
  readonly answer: (answer: ReaderAnswer) => void;
  /** Runs work after the messages that have arrived meanwhile, so that a newer text comes first. */
  readonly later: (work: () => void) => void;
  readonly check: (document: ConfigDocument, context: ConfigContext) => readonly Problem[];
}

interface Text {
  readonly revision: number;
  readonly text: string;
}

/**
 * Reads the document off the window's thread. Only the newest text is read: what arrives while another is at work replaces what waits. Of a
 * long text only what changed since the last one is read again. Outline and form come first, problems and difference after.
 */
export class ConfigReader {
  private readonly parts: ReaderParts;
  private waiting: Text | undefined;
  private revision = -1;
  private document = parseConfig('');
  private deployments: readonly Deployment[] = [];
  private running = parseConfig('');
  private context: ConfigContext | undefined;
  private focus: Focus | null = null;

  constructor(parts: ReaderParts) {
    this.parts = parts;
  }

  take(request: ReaderRequest): void {
    switch (request.kind) {
      case 'open':
        this.running =
          request.runningText === this.document.text ? this.document : parseConfig(request.runningText);
        this.context = request.context;
        this.checkLater();
        return;
      case 'text': {
        const isIdle = this.waiting === undefined;
        this.waiting = request;
        if (isIdle) this.parts.later(() => this.readWaiting());
        return;
      }
      case 'look':
        this.focus = request.focus;
        this.parts.answer({
          kind: 'detail',
          revision: this.revision,
          focus: request.focus,
          detail: this.detail(),
        });
        return;
      case 'edit':
        this.edit(request.id, request.revision, request.command);
        return;
      case 'compare': {
        const before = parseConfig(request.before);
        const diff = diffConfigs(before, before.changeTo(request.after));
        this.parts.answer({ kind: 'compared', id: request.id, diff });
        return;
      }
      case 'place':
        this.readWaiting();
        this.parts.answer({ kind: 'placed', id: request.id, range: this.document.keyRangeOf(request.path) });
    }
  }

  private readWaiting(): void {
    const text = this.waiting;
    if (text === undefined) return;
    this.waiting = undefined;
    // The first text is most often the running one, or near it.
    const before = this.revision < 0 ? this.running : this.document;
    this.document = before.changeTo(text.text);
    this.deployments = readModelList(this.document);
    this.revision = text.revision;
    this.parts.answer({
      kind: 'read',
      revision: this.revision,
      outline: readOutline(this.document, this.deployments),
      isReadable: this.document.value !== undefined,
      focus: this.focus,
      detail: this.detail(),
    });
    this.checkLater();
  }

  private checkLater(): void {
    const { revision } = this;
    if (revision >= 0) this.parts.later(() => this.check(revision));
  }

  private check(revision: number): void {
    if (this.waiting !== undefined || revision !== this.revision || this.context === undefined) return;
    this.parts.answer({
      kind: 'checked',
      revision,
      problems: this.parts.check(this.document, this.context),
      diff: diffConfigs(this.running, this.document),
    });
  }

  private edit(id: number, revision: number, command: EditCommand): void {
    this.readWaiting();
    const outcome =
      revision === this.revision ? editFor(this.document, command) : ({ kind: 'stale' } as const);
    this.parts.answer({ kind: 'edited', id, revision, outcome });
  }

  private detail(): Detail | null {
    return this.focus && readDetail(this.document, this.deployments, this.focus);
  }
}
