import type { ServerResponse } from 'node:http';
import type { Call } from '../calls/call.ts';
import { placeOf } from '../http/headers.ts';
import { Relay, type RelayOptions } from '../pass-through/relay.ts';
import { SessionSplice } from './session-splice.ts';
import { TailFacts } from './tail-facts.ts';

/** A chat answer on its way to an OpenAI client: LiteLLM's bytes as they are, with the session's id put into the first object. */
export class ChatReply extends Relay {
  private readonly splice: SessionSplice | undefined;
  private readonly facts = new TailFacts();
  private isSpliced = false;
  /** What the stated length of the answer was raised by. */
  private raisedBy = 0;

  /** @param sessionId absent when this gateway keeps no history */
  constructor(call: Call, response: ServerResponse, options: RelayOptions, sessionId: string | undefined) {
    super(call, response, options);
    this.splice = sessionId === undefined ? undefined : new SessionSplice(sessionId);
  }

  override data(piece: Buffer): boolean {
    this.call.piece(piece.length);
    this.facts.add(piece);
    return this.send(piece);
  }

  override end(): void {
    this.facts.tell(this.call);
    if (this.splice) for (const rest of this.splice.rest()) this.write(rest);
    // An answer that is no object, such as "null", has no place for the id: white space makes up the length that was promised.
    if (this.splice?.isInserted === false && this.raisedBy > 0) this.write(Buffer.alloc(this.raisedBy, ' '));
    super.end();
  }

  protected send(piece: Buffer): boolean {
    if (!this.isSpliced || !this.splice) return this.write(piece);
    let goesOn = true;
    for (const part of this.splice.take(piece)) goesOn = this.write(part);
    return goesOn;
  }

  /** Errors stay as LiteLLM sent them, and so does what is compressed. */
  protected override headersOut(status: number, headers: string[]): string[] {
    const { splice, call } = this;
    if (!splice || status >= 300 || call.sessionId === undefined) return headers;
    if (placeOf(headers, 'content-encoding') !== -1) return headers;
    this.isSpliced = true;
    const at = placeOf(headers, 'content-length');
    if (at !== -1) {
      this.raisedBy = splice.insert.length;
      headers[at + 1] = String(Number(headers[at + 1]) + this.raisedBy);
    }
    headers.push('x-session-id', call.sessionId);
    return headers;
  }
}
