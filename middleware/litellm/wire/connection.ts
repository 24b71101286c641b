import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { AnswerHead } from './answer-head.ts';
import { AnswerReader, type AnswerParts } from './answer-reader.ts';
import type { ConnectionOwner } from './connection-owner.ts';
import { openSocket, type Origin } from './open-socket.ts';
import { Patience, type Phase } from './patience.ts';
import type { Trip } from './trip.ts';
import { Upload } from './upload.ts';
import { closedError, tlsError } from './wire-error.ts';
import { writeWhole } from './write-whole.ts';

/** Answers of these kinds mean that the rest of a request's body is not wanted. */
const FIRST_REFUSAL = 300;

/** One connection to LiteLLM: one request at a time. */
export class Connection implements AnswerParts {
  /** Until when it may stay idle, on `performance.now`'s clock. */
  idleUntilMs = 0;
  private readonly owner: ConnectionOwner;
  private readonly socket: Socket;
  private readonly reader = new AnswerReader(this);
  private readonly patience = new Patience();
  private readonly isTls: boolean;
  private trip: Trip | undefined;
  private upload: Upload | undefined;
  private isOpen = false;
  private isPaused = false;
  private isAnswered = false;
  private isReused = false;
  private idleMs = 0;

  constructor(origin: Origin, trip: Trip, owner: ConnectionOwner) {
    this.owner = owner;
    this.isTls = origin.isTls;
    this.trip = trip;
    trip.connection = this;
    this.socket = openSocket(origin);
    this.socket
      .once(origin.isTls ? 'secureConnect' : 'connect', () => this.opened())
      .on('data', (bytes: Buffer) => this.read(bytes))
      .on('drain', () => this.drained())
      .on('end', () => this.ended())
      .on('error', (error: Error) => this.lost(error))
      .on('close', () => this.closed());
  }

  get isUsable(): boolean {
    return this.socket.writable && !this.trip;
  }

  /** Closes it while it is idle. */
  drop(): void {
    this.socket.destroy();
  }

  /** Sends another request. */
  start(trip: Trip): void {
    this.trip = trip;
    trip.connection = this;
    this.isReused = true;
    this.send(trip);
  }

  resume(): void {
    if (!this.isPaused) return;
    this.isPaused = false;
    this.patience.renew();
    this.socket.resume();
  }

  /** Closes it, whatever it does; its request has failed. */
  break(error: Error): void {
    const trip = this.leave();
    this.socket.destroy();
    trip?.fail(error);
  }

  /** A step of the pool's clock: ends what takes too long. */
  sweep(): void {
    if (!this.trip) return;
    const error = this.patience.step(this.phase(), this.owner.limits);
    if (error) this.break(error);
  }

  head(head: AnswerHead): void {
    this.idleMs = head.idleMs;
    if (head.status >= FIRST_REFUSAL) this.upload?.stop();
    this.trip?.answerHead(head);
  }

  piece(piece: Buffer): void {
    if (this.trip?.answerPiece(piece) !== false) return;
    this.isPaused = true;
    this.socket.pause();
  }

  end(hasMore: boolean): void {
    const { socket } = this;
    // What waits to be read is nobody's answer either.
    const isAlone = !hasMore && socket.readableLength === 0;
    const isKept = this.idleMs > 0 && isAlone && this.isWritten() && socket.writable;
    const trip = this.leave();
    // Before the sink hears of it, so that its next request finds this connection.
    if (isKept) {
      if (this.isPaused) socket.resume();
      this.owner.isFree(this, this.idleMs);
    } else socket.destroy();
    trip?.end();
  }

  private opened(): void {
    this.isOpen = true;
    if (this.trip) this.send(this.trip);
  }

  private send(trip: Trip): void {
    const { socket } = this;
    this.patience.begin();
    this.isPaused = false;
    this.isAnswered = false;
    this.reader.begin(trip.method);
    if (trip.body instanceof Readable) {
      socket.write(trip.head, 'latin1');
      this.upload = new Upload(trip.body, socket, trip.statedLength, (error) => this.break(error));
      this.upload.start();
    } else writeWhole(socket, trip.head, trip.body);
  }

  private phase(): Phase {
    if (!this.isOpen) return 'connecting';
    if (this.isPaused || this.upload?.waitsForClient) return 'client';
    return this.isWritten() ? 'answering' : 'sending';
  }

  /** The system has taken all of the request. */
  private isWritten(): boolean {
    return this.upload?.isWhole !== false && this.socket.writableLength === 0;
  }

  private read(bytes: Buffer): void {
    // Nobody asked: whatever it is, it must not be taken for the next answer.
    if (!this.trip) {
      this.socket.destroy();
      return;
    }
    this.patience.renew();
    this.isAnswered = true;
    try {
      this.reader.read(bytes);
    } catch (error) {
      this.break(error as Error);
    }
  }

  private drained(): void {
    this.patience.renew();
    this.upload?.drained();
  }

  /** LiteLLM closed its side. */
  private ended(): void {
    if (!this.trip) this.socket.destroy();
    else if (this.isAnswered) {
      try {
        this.reader.close();
      } catch (error) {
        this.break(error as Error);
      }
    } else this.lost(closedError());
  }

  private lost(error: NodeJS.ErrnoException): void {
    const { trip } = this;
    if (!trip) this.socket.destroy();
    else if (!this.isOpen && this.isTls) this.break(tlsError(error));
    else if (this.isReused && !this.isAnswered && trip.mayRepeat(error.syscall === 'write')) {
      this.leave();
      this.socket.destroy();
      this.owner.again(trip);
    } else this.break(error);
  }

  private closed(): void {
    if (this.trip) this.lost(closedError());
    this.owner.isGone(this);
  }

  /** Has nothing to do with its request any more. */
  private leave(): Trip | undefined {
    const { trip } = this;
    this.trip = undefined;
    this.reader.stop();
    this.upload?.stop();
    this.upload = undefined;
    if (trip) trip.connection = undefined;
    return trip;
  }
}
