import type { ServerResponse } from 'node:http';
import type { Call } from '../calls/call.ts';
import type { ChatAnswer } from '../chat/chat.ts';
import { answerOf, Gathered } from '../chat/gather.ts';
import type { Turn, TurnAnswer } from '../history/history.ts';
import { type Chunks, readChunks } from '../litellm/chunks.ts';
import type { Gateway } from '../gateway.ts';
import { Refusal } from '../refusal.ts';
import { refusalOf } from '../refusal-of.ts';
import { ChatReply } from './chat-reply.ts';
import { openAiErrorEvent, refuseAsOpenAi } from './refuse.ts';

/**
 * A chat answer that becomes part of a session. A stream goes on piece by piece, and only its `[DONE]` waits until the turn is
 * stored; a whole answer waits. So who has seen the end of an answer finds it in the history.
 */
export class KeptReply extends ChatReply {
  private readonly gateway: Gateway;
  private readonly turn: Turn;
  private readonly gathered = new Gathered();
  private chunks: Chunks | undefined;
  /** A whole answer, or the end of a stream. */
  private readonly waiting: Buffer[] = [];
  /** The head of a whole answer, which must not be sent before its turn is stored. */
  private delayed: (() => void) | undefined;
  private isSettled = false;

  constructor(call: Call, response: ServerResponse, gateway: Gateway, turn: Turn) {
    super(call, response, gateway, turn.sessionId);
    this.gateway = gateway;
    this.turn = turn;
  }

  override head(status: number, headers: readonly string[], statusText: string): void {
    this.call.head(status, headers);
    if (status >= 300) {
      this.settleAside(() => this.turn.drop());
      super.head(status, headers, statusText);
    } else if (this.call.isStream) {
      this.chunks = readChunks((chunk) => {
        if (chunk.error) this.call.brokeWith = 'stream_error';
        else this.gathered.add(chunk);
      });
      this.turn.open();
      super.head(status, headers, statusText);
    } else this.delayed = () => super.head(status, headers, statusText);
  }

  override end(): void {
    if (!this.chunks && !this.delayed) super.end();
    else this.finish().catch((error: unknown) => this.tellNotStored(error));
  }

  override failed(error: Error): void {
    const { chunks, turn } = this;
    this.settleAside(() => (chunks ? turn.cutOff(this.gathered.answer()) : turn.drop()));
    super.failed(error);
  }

  protected override send(piece: Buffer): boolean {
    this.chunks?.feed(piece);
    if (!this.delayed && this.chunks?.isDone !== true) return super.send(piece);
    this.waiting.push(piece);
    return true;
  }

  private async finish(): Promise<void> {
    const answer = this.answer();
    await this.settle(() => {
      if (!answer) return this.turn.drop();
      return this.isWhole() ? this.turn.end(answer) : this.turn.cutOff(answer);
    });
    this.delayed?.();
    this.delayed = undefined;
    for (const piece of this.waiting) super.send(piece);
    super.end();
  }

  private isWhole(): boolean {
    return this.call.brokeWith === undefined && (!this.chunks || this.gathered.isFinished);
  }

  private answer(): TurnAnswer | undefined {
    if (this.chunks) return this.gathered.answer();
    try {
      return answerOf(JSON.parse(Buffer.concat(this.waiting).toString()) as ChatAnswer);
    } catch {
      return undefined;
    }
  }

  /** An answer that looks whole and is not in the history would be a turn lost. */
  private tellNotStored(error: unknown): void {
    const { call, response } = this;
    const refusal = refusalOf(error, call, this.gateway);
    call.brokeWith = 'not_stored';
    if (response.destroyed) return;
    if (response.headersSent) response.end(openAiErrorEvent(refusal));
    else refuseAsOpenAi(response, refusal);
  }

  /** For the ways out on which nobody waits for the turn. */
  private settleAside(how: () => Promise<void>): void {
    this.settle(how).catch((error: unknown) => {
      this.call.brokeWith ??= 'not_stored';
      if (!(error instanceof Refusal)) this.gateway.onBug(error, this.call);
    });
  }

  /** A turn is settled once, whichever end comes first. */
  private settle(how: () => Promise<void>): Promise<void> {
    if (this.isSettled) return Promise.resolve();
    this.isSettled = true;
    return how();
  }
}
