import { hash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { apiKeyOf } from '../http/api-key.ts';
import { headerOf } from '../http/headers.ts';
import { remembered } from '../http/remembered.ts';

/** How a call ended: `error` is LiteLLM's answer, `refused` ours, `aborted` the client's leaving. */
export type Outcome = 'ok' | 'error' | 'aborted' | 'refused';

/** What a call was for; pass-through unless a route of ours took it. */
export type Route =
  | 'pass-through'
  | 'chat'
  | 'converse'
  | 'converse-stream'
  | 'invoke'
  | 'invoke-stream'
  | 'chat-history'
  | 'session-ids'
  | 'user-new'
  | 'key-generate';

const hashOf = remembered((apiKey) => hash('sha256', apiKey));

/**
 * One request from its first byte to its last, as it is logged and counted. Nothing here is a key, a prompt, an answer or a claim:
 * the key is only its SHA-256, which is LiteLLM's own name for it.
 */
export class Call {
  /** `x-litellm-call-id`: ours always, so that no client can choose the key of a spend row. */
  readonly id = randomUUID();
  readonly began = performance.now();
  readonly apiKey: string | undefined;
  readonly request: IncomingMessage;
  route: Route = 'pass-through';
  isStream = false;
  sessionId: string | undefined;
  modelAsked: string | undefined;
  /** Set when we answered ourselves. */
  refusedWith: string | undefined;
  upstreamStatus: number | undefined;
  upstreamHeaders: readonly string[] = [];
  firstPieceAt: number | undefined;
  bytesIn = 0;
  bytesOut = 0;
  responseId: string | undefined;
  tokensIn: number | undefined;
  tokensOut: number | undefined;
  costUsd: number | undefined;
  /** A failure after the answer had begun. */
  brokeWith: string | undefined;

  constructor(request: IncomingMessage) {
    this.request = request;
    this.apiKey = apiKeyOf(request);
  }

  /** We answer ourselves; `code` is short and the same each time. */
  refuse(response: ServerResponse, code: string): void {
    this.refusedWith = code;
    if (!response.headersSent) response.setHeader('x-litellm-call-id', this.id);
  }

  /** LiteLLM began to answer. */
  head(status: number, headers: readonly string[]): void {
    this.upstreamStatus = status;
    this.upstreamHeaders = headers;
    this.isStream = headerOf(headers, 'content-type')?.startsWith('text/event-stream') ?? false;
  }

  piece(bytes: number): void {
    this.firstPieceAt ??= performance.now();
    this.bytesOut += bytes;
  }

  /** As LiteLLM names a key in its records: SHA-256 in hex. */
  keyHash(): string | undefined {
    return this.apiKey === undefined ? undefined : hashOf(this.apiKey);
  }
}
