import type { ChatMessage } from '../chat/chat.ts';

/** What a client asks of history with one chat call. */
export interface TurnRequest {
  /** The caller's API key as sent; only its salted hash is ever stored. */
  readonly apiKey: string;
  /** The session to go on with; absent for a new one. */
  readonly sessionId?: string | undefined;
  /** The same for each attempt of one request (`idempotency-key`, `amz-sdk-invocation-id`); absent when the client names none. */
  readonly requestKey?: string | undefined;
  /** The messages of this call only, system messages among them. */
  readonly messages: readonly ChatMessage[];
  readonly model: string;
  readonly signal: AbortSignal;
}

/** An answer as it is stored. */
export interface TurnAnswer {
  readonly message: ChatMessage;
  readonly finishReason: string;
  readonly usage?: object | undefined;
  readonly model?: string | undefined;
}

/** One turn under way: it holds its session until one of `end`, `cutOff` and `drop` was called, once. */
export interface Turn {
  readonly kind: 'turn';
  readonly sessionId: string;
  /**
   * JSON array text of what goes to the model: the session's system prompt, all earlier messages, this call's. UTF-8, in pieces that are
   * not copied together: so a long session is made ready as fast as a short one.
   */
  readonly messagesPieces: readonly Buffer[];
  /** The model began to answer: keeps the call's messages at once, so that they outlive this process. Streams only. */
  open(): void;
  /** Stores the whole turn; resolves when it is in the database. @throws Refusal `unavailable` */
  end(answer: TurnAnswer): Promise<void>;
  /** Stores what there is of the answer, marked as cut off. */
  cutOff(answer: TurnAnswer): Promise<void>;
  /** The model refused or never answered: nothing is kept, and a session that did not exist does not begin. */
  drop(): Promise<void>;
}

/** A request that was answered before: what was stored of it. */
export interface Replay {
  readonly kind: 'replay';
  readonly sessionId: string;
  readonly answer: TurnAnswer;
}

export interface SessionPage {
  readonly sessionIds: readonly string[];
  /** Give it back for the next page; absent on the last. */
  readonly next?: string | undefined;
}

export interface History {
  /** A new session's id for this key: unguessable, and recognised later as ours and this key's without being stored; none while the database was never reached. */
  newSessionId(apiKey: string): string | undefined;
  /**
   * Begins a turn, or finds that this request was answered before.
   * @throws Refusal `not_found` for a session that is not this key's or that does not exist (one and the same words), `conflict` when
   * another turn of the session is under way for too long, `too_large`, `unavailable` when the database does not answer
   */
  begin(request: TurnRequest): Promise<Turn | Replay>;
  /** All messages, oldest first, the system prompt at the head; `isCutOff` of each that was. @throws Refusal as `begin` */
  read(apiKey: string, sessionId: string): Promise<readonly (ChatMessage & { readonly cut_off?: true })[]>;
  /** Newest first. @throws Refusal `invalid` for a cursor that is none */
  sessions(
    apiKey: string,
    page: { readonly limit: number; readonly after?: string | undefined },
  ): Promise<SessionPage>;
  /** @throws Refusal as `begin` */
  remove(apiKey: string, sessionId: string): Promise<void>;
  /** Whether Postgres and Redis answer; Redis may be down without history being so. */
  health(): Promise<{
    readonly database: 'ready' | 'unreachable';
    readonly cache: 'ready' | 'unreachable' | 'off';
  }>;
  /** Finishes what is being written, then closes the connections. */
  close(): Promise<void>;
}

/** The words for a session that is another's, or nobody's: they must not differ. */
export const NO_SUCH_SESSION =
  'There is no such session for this API key. Leave session_id out to begin a new one.';
