import { Readable } from 'node:stream';
import { ClientLeft } from '../../http/body.ts';
import type { Ask, Exchange, Sink } from './ask.ts';
import type { AnswerHead } from './answer-head.ts';
import type { Connection } from './connection.ts';
import { requestHead, statedLength } from './request-head.ts';
import { bytesOf } from './write-whole.ts';

/** RFC 9110 section 9.2.2. */
const IDEMPOTENT = /^(GET|HEAD|OPTIONS|TRACE|PUT|DELETE)$/;

function piecesOf(body: Exclude<Ask['body'], Readable>): readonly Buffer[] {
  if (body === null) return [];
  if (typeof body === 'string') return [Buffer.from(body)];
  return Buffer.isBuffer(body) ? [body] : body;
}

/** What a request knows of its pool. */
export interface TripOwner {
  /** Of LiteLLM, as a `host` header says it. */
  readonly host: string;
  /** It is given up while it waits for a connection. */
  forget(trip: Trip): void;
}

/** One request, from when it is asked until its answer has come or cannot come any more. */
export class Trip implements Exchange {
  readonly method: string;
  /** As it goes out. */
  readonly head: string;
  /** Of a stream that says it. */
  readonly statedLength: number | undefined;
  readonly body: readonly Buffer[] | Readable;
  /** While it is sent or answered. */
  connection: Connection | undefined;
  /** Sweeps of the pool that it waits for a connection. */
  waited = 0;
  isSecondTry = false;
  private readonly sink: Sink;
  private readonly owner: TripOwner;
  private readonly onEnd: () => void;
  private hasEnded = false;

  /** @param onEnd called once, before the sink hears the end @throws TypeError, see `requestHead` */
  constructor(ask: Ask, sink: Sink, owner: TripOwner, onEnd: () => void) {
    const { method, headers, body } = ask;
    const { host } = owner;
    this.method = method;
    this.sink = sink;
    this.owner = owner;
    this.onEnd = onEnd;
    if (body instanceof Readable) {
      this.head = requestHead(ask, { host, bodyBytes: undefined });
      this.statedLength = statedLength(headers);
      this.body = body;
      // Also before the body is sent and after: an error that nobody hears would end the process.
      body.on('error', (error: NodeJS.ErrnoException) => {
        // It is the client's connection, not LiteLLM's.
        this.abort(error.code === 'ECONNRESET' ? new ClientLeft() : error);
      });
    } else {
      this.body = piecesOf(body);
      this.head = requestHead(ask, { host, bodyBytes: bytesOf(this.body) });
      this.statedLength = undefined;
    }
  }

  resume(): void {
    this.connection?.resume();
  }

  abort(reason: Error): void {
    if (this.hasEnded) return;
    if (this.connection) this.connection.break(reason);
    else {
      this.owner.forget(this);
      this.fail(reason);
    }
  }

  /**
   * Whether it may go out again after a connection that had served others before was closed without a byte of an answer. That is nearly
   * always a server that closed an idle connection while the request was on its way. Nearly: it may also have begun the work and died, and a
   * chat that is asked twice is paid twice. So what is not idempotent, POST above all, goes out again only when it cannot have been read
   * whole (RFC 9110 section 9.2.2: never "unless [there is] some means to detect that the original request was never applied").
   * Idle connections are closed by us a second before LiteLLM would, so this is rare.
   * @param wasCutShort the system did not take all of the request
   */
  mayRepeat(wasCutShort: boolean): boolean {
    if (this.isSecondTry || this.body instanceof Readable) return false;
    return wasCutShort || IDEMPOTENT.test(this.method);
  }

  answerHead({ status, headers, statusText }: AnswerHead): void {
    this.sink.head(status, headers, statusText);
  }

  answerPiece(piece: Buffer): boolean {
    return this.sink.data(piece);
  }

  end(): void {
    if (this.hasEnded) return;
    this.leave();
    try {
      this.sink.end();
    } catch (error) {
      this.sink.failed(error as Error);
    }
  }

  fail(error: Error): void {
    if (this.hasEnded) return;
    this.leave();
    // Nobody will send it; the client is read to its end, so that it comes to read its answer.
    if (this.body instanceof Readable) this.body.resume();
    this.sink.failed(error);
  }

  private leave(): void {
    this.hasEnded = true;
    this.connection = undefined;
    this.onEnd();
  }
}
