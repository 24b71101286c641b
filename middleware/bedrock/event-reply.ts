import type { ServerResponse } from 'node:http';
import type { Call } from '../calls/call.ts';
import { Gathered } from '../chat/gather.ts';
import type { Gateway } from '../gateway.ts';
import type { Turn } from '../history/history.ts';
import { ClientLeft, joined } from '../http/body.ts';
import { headerOf } from '../http/headers.ts';
import { type Chunks, readChunks } from '../litellm/chunks.ts';
import { type Ask, exchange, type Sink } from '../litellm/exchange.ts';
import { refusalOf } from '../refusal-of.ts';
import { Refusal } from '../refusal.ts';
import { answerHeaders } from './answer-headers.ts';
import type { BedrockCall } from './call.ts';
import { bedrockError, fromLiteLLM, streamException } from './error.ts';
import { encodeEvent, encodeException, EVENT_STREAM_TYPE } from './event-stream.ts';
import type { EventTranslator, StreamEvent } from './event.ts';
import { sendBedrockError } from './refuse.ts';
import { note } from './whole.ts';

/** An error's body that is longer says nothing more. */
const ERROR_LIMIT_BYTES = 1024 * 1024;

/**
 * A stream of LiteLLM on its way to a Bedrock client, piece by piece as frames. What closes it waits until the turn is stored; what
 * fails on the way becomes an exception frame, which SDKs raise as the exception of that name.
 */
export class EventReply implements Sink {
  private readonly turn: Turn | undefined;
  private readonly call: Call;
  private readonly response: ServerResponse;
  private readonly gateway: Gateway;
  private readonly translator: EventTranslator;
  private readonly gathered = new Gathered();
  private readonly chunks: Chunks;
  /** Frames of the piece that is being read. */
  private frames: Uint8Array[] = [];
  private errorBody: Buffer[] | undefined;
  private isSettled = false;
  private isOver = false;
  private readonly began = performance.now();

  constructor(
    bedrock: BedrockCall,
    turn: Turn | undefined,
    response: ServerResponse,
    call: Call,
    gateway: Gateway,
  ) {
    this.turn = turn;
    this.response = response;
    this.call = call;
    this.gateway = gateway;
    this.translator = bedrock.events();
    this.chunks = readChunks((chunk) => {
      // Only a kept answer is put together again; the id and the usage are wanted for every one.
      if (turn || chunk.usage || this.call.responseId === undefined) {
        this.gathered.add(chunk);
        note(this.call, { id: chunk.id, usage: chunk.usage });
      }
      this.add(this.translator.chunk(chunk));
    });
  }

  start(ask: Ask): void {
    const { response, gateway } = this;
    const going = exchange(gateway.upstreams, ask, this);
    response.once('close', () => {
      if (!response.writableFinished) going.abort(new ClientLeft());
    });
    response.on('drain', () => going.resume());
  }

  head(status: number, headers: readonly string[]): void {
    const { call, response } = this;
    call.head(status, headers);
    if (status >= 300) {
      this.errorBody = [];
      return;
    }
    if (!call.isStream)
      throw new Refusal('bad_gateway', 'LiteLLM answered a stream’s request with none. Try again.');
    response.writeHead(200, answerHeaders(call, EVENT_STREAM_TYPE));
    response.flushHeaders();
    this.turn?.open();
  }

  data(piece: Buffer): boolean {
    const { call, errorBody } = this;
    call.piece(piece.length);
    if (errorBody) {
      if (call.bytesOut <= ERROR_LIMIT_BYTES) errorBody.push(piece);
      return true;
    }
    this.chunks.feed(piece);
    return this.send();
  }

  end(): void {
    this.finish().catch((error: unknown) => this.tell(error));
  }

  failed(error: Error): void {
    if (this.isOver) return;
    this.settle(() =>
      this.response.headersSent ? this.turn?.cutOff(this.gathered.answer()) : this.turn?.drop(),
    ).catch(() => void (this.call.brokeWith ??= 'not_stored'));
    if (!(error instanceof ClientLeft)) this.tell(error);
  }

  private async finish(): Promise<void> {
    const { turn, call, errorBody } = this;
    this.isOver = true;
    if (errorBody) {
      await this.settle(() => turn?.drop());
      const retryAfter = headerOf(call.upstreamHeaders, 'retry-after');
      const body = joined(errorBody).toString();
      sendBedrockError(this.response, call, fromLiteLLM(call.upstreamStatus ?? 500, body, retryAfter));
      return;
    }
    if (!this.chunks.isDone) {
      await this.settle(() => turn?.cutOff(this.gathered.answer()));
      throw new Refusal(
        'bad_gateway',
        'LiteLLM’s stream ended before the answer was whole. Send the request again.',
      );
    }
    await this.settle(() => turn?.end(this.gathered.answer()));
    this.add(this.translator.end(Math.round(performance.now() - this.began)));
    this.send();
    this.response.end();
  }

  private add(events: readonly StreamEvent[]): void {
    for (const event of events) this.frames.push(encodeEvent(event));
  }

  /** All frames of a piece in one write. */
  private send(): boolean {
    const { frames, response } = this;
    if (frames.length === 0) return true;
    this.frames = [];
    return response.write(frames.length === 1 ? frames[0] : Buffer.concat(frames));
  }

  private tell(error: unknown): void {
    const { call, response } = this;
    this.isOver = true;
    const refusal = refusalOf(error, call, this.gateway);
    const told = bedrockError(refusal);
    if (response.destroyed) return;
    if (!response.headersSent) {
      sendBedrockError(response, call, told);
      return;
    }
    call.brokeWith ??= refusal.kind;
    this.send();
    response.end(encodeException(streamException(told.exception), refusal.message));
  }

  private async settle(how: () => Promise<void> | undefined): Promise<void> {
    if (this.isSettled) return;
    this.isSettled = true;
    await how();
  }
}
