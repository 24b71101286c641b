import { randomUUID } from 'node:crypto';
import { Refusal } from '../refusal.ts';
import { tellOf } from './context.ts';
import type { Beginning, TurnParts } from './beginning.ts';
import { isRefusedByPostgres } from './database.ts';
import { reasonOf } from './events.ts';
import type { Turn, TurnAnswer } from './history.ts';
import { remember } from './remember.ts';
import { type AnsweredPart, type AskedPart, takeBack, type TurnWrite } from './writes.ts';

/** What became of keeping a call's messages before their answer. */
type Outcome = 'stored' | 'lost' | 'unknown';

const lostTo = (): Refusal =>
  new Refusal(
    'conflict',
    'The answer was not stored: the session was deleted, or went on without this turn. Read the session, then send it again.',
  );

/** One turn under way; see `Turn` for what each of its ends means. */
export class TurnUnderWay implements Turn {
  readonly kind = 'turn';
  readonly #parts: TurnParts;
  readonly #begun: Beginning;
  #opened: { readonly write: TurnWrite; readonly outcome: Promise<Outcome> } | undefined;
  #isOver = false;

  constructor(parts: TurnParts, begun: Beginning) {
    this.#parts = parts;
    this.#begun = begun;
    if (begun.isClaimed) parts.leases.add(begun);
  }

  get sessionId(): string {
    return this.#begun.sessionId;
  }

  get messagesPieces(): readonly Buffer[] {
    return this.#begun.messagesPieces;
  }

  open(): void {
    if (this.#opened || this.#isOver) return;
    const { writer, leases, log } = this.#parts;
    const write = this.#write({ bytes: this.#askedBytes(), asked: this.#begun.asked });
    leases.add(this.#begun);
    const outcome = writer.write(write).then<Outcome, Outcome>(
      (isKept) => (isKept ? 'stored' : 'lost'),
      (error: unknown) => {
        log({ kind: 'failed', what: 'open', reason: reasonOf(error) });
        return 'unknown';
      },
    );
    this.#opened = { write, outcome };
  }

  end(answer: TurnAnswer): Promise<void> {
    return this.#finish(answer, 'whole');
  }

  cutOff(answer: TurnAnswer): Promise<void> {
    return this.#finish(answer, 'cut_off');
  }

  async drop(): Promise<void> {
    this.#over();
    const { database, releases, log } = this.#parts;
    try {
      if (this.#opened && (await this.#isOpenStored())) {
        await takeBack(database, { ...this.#opened.write, revision: randomUUID() });
      } else if (this.#begun.isClaimed) {
        await releases.add(this.#begun);
      }
    } catch (error) {
      // The claim ends by itself, and an opened turn reads as cut off.
      log({ kind: 'failed', what: 'drop', reason: reasonOf(error) });
    } finally {
      this.#leave();
    }
  }

  async #finish(answer: TurnAnswer, state: 'whole' | 'cut_off'): Promise<void> {
    this.#over();
    try {
      const text = JSON.stringify(answer.message);
      const told = tellOf(answer.message, state);
      const answered: AnsweredPart = {
        answer: text,
        told,
        finishReason: answer.finishReason,
        usage: answer.usage === undefined ? null : JSON.stringify(answer.usage),
        model: answer.model,
        state,
      };
      const isAsked = this.#opened !== undefined && (await this.#isOpenStored());
      const write = this.#write({
        ...(isAsked && { was: this.#opened?.write.revision }),
        bytes: Buffer.byteLength(text) + (isAsked ? 0 : this.#askedBytes()),
        asked: isAsked ? undefined : this.#begun.asked,
        answered,
      });
      if (!(await this.#parts.writer.write(write))) {
        this.#parts.log({ kind: 'turn lost', sessionId: this.sessionId });
        throw lostTo();
      }
      const { sessionId, revision: was, earlier, isWholeEarlier, told: asked } = this.#begun;
      remember(this.#parts, {
        sessionId,
        was,
        revision: write.revision,
        earlier,
        isWhole: isWholeEarlier,
        asked,
        said: told ?? text,
      });
    } catch (error) {
      // Another process may not wait for a claim whose turn failed.
      if (isRefusedByPostgres(error)) this.#release();
      throw error;
    } finally {
      this.#leave();
    }
  }

  /** Once only: a second end would store, or give back, what is another turn's by now. */
  #over(): void {
    if (this.#isOver) throw new Error('A turn ends once.');
    this.#isOver = true;
  }

  #leave(): void {
    this.#parts.leases.remove(this.#begun);
    this.#begun.leave();
  }

  #release(): void {
    this.#parts.releases.add(this.#begun).catch((error: unknown) => {
      this.#parts.log({ kind: 'failed', what: 'release', reason: reasonOf(error) });
    });
  }

  async #isOpenStored(): Promise<boolean> {
    const outcome = await this.#opened?.outcome;
    if (outcome !== 'unknown' || !this.#opened) return outcome === 'stored';
    return this.#parts.writer.hasLanded(this.#opened.write);
  }

  #askedBytes(): number {
    const { request, system } = this.#begun.asked;
    return request.length + (system?.text.length ?? 0);
  }

  #write(part: {
    readonly was?: string | undefined;
    readonly bytes: number;
    readonly asked: AskedPart | undefined;
    readonly answered?: AnsweredPart;
  }): TurnWrite {
    const { sessionId, owner, claim, turn, revision } = this.#begun;
    return {
      sessionId,
      owner,
      claim,
      turn,
      was: part.was ?? revision,
      revision: randomUUID(),
      bytes: part.bytes,
      asked: part.asked,
      answered: part.answered,
    };
  }
}
