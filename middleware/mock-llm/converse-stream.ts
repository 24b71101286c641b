import type { Response } from 'express';
import { encodeEvent, encodeException, EVENT_STREAM_TYPE } from '../bedrock/event-stream.ts';
import type { Answer } from './answer.ts';
import { converseStop, converseUsage, useId } from './converse.ts';
import { type Failure, failureBody } from './failures.ts';
import type { Fields } from './fields.ts';
import type { Piece } from './pieces.ts';
import type { StreamWriter } from './stream.ts';

interface Options {
  readonly asked: Fields;
  readonly latencyMs: () => number;
}

/**
 * An answer as the events of Bedrock's ConverseStream. As there, only a tool's block is announced by contentBlockStart; every block is
 * ended by contentBlockStop.
 */
export function converseStream(
  answer: Answer,
  response: Response,
  { asked, latencyMs }: Options,
): StreamWriter {
  /** The open block's number and what it is. */
  let block = { index: -1, of: '' };
  const send = (type: string, payload: object): void => void response.write(encodeEvent({ type, payload }));
  const close = (): void => {
    if (block.of !== '') send('contentBlockStop', { contentBlockIndex: block.index });
  };
  const open = (of: string): void => {
    if (block.of === of) return;
    close();
    block = { index: block.index + 1, of };
  };
  return {
    begin: () => {
      response.writeHead(200, { 'content-type': EVENT_STREAM_TYPE });
      send('messageStart', { role: 'assistant' });
    },
    piece: (piece) => {
      open(blockOf(piece));
      const { index: contentBlockIndex } = block;
      if (piece.kind === 'call') {
        const start = { toolUse: { toolUseId: useId(piece.id), name: piece.name } };
        send('contentBlockStart', { contentBlockIndex, start });
      } else {
        send('contentBlockDelta', { contentBlockIndex, delta: deltaOf(piece) });
      }
    },
    fail: (failure) =>
      void response.write(
        encodeException(streamExceptionOf(failure), failureBody(failure, answer.model).error.message),
      ),
    end: () => {
      close();
      send('messageStop', converseStop(answer, asked));
      send('metadata', { usage: converseUsage(answer), metrics: { latencyMs: latencyMs() } });
      response.end();
    },
  };
}

function blockOf(piece: Piece): string {
  switch (piece.kind) {
    case 'call':
    case 'arguments':
      return `tool ${piece.index}`;
    case 'text':
      return 'text';
    default:
      return 'reasoning';
  }
}

function deltaOf(piece: Exclude<Piece, { readonly kind: 'call' }>): object {
  switch (piece.kind) {
    case 'text':
      return { text: piece.text };
    case 'arguments':
      return { toolUse: { input: piece.text } };
    case 'thought':
      return { reasoningContent: { text: piece.text } };
    case 'signature':
      return { reasoningContent: { signature: piece.signature } };
    case 'redacted':
      return { reasoningContent: { redactedContent: piece.data } };
  }
}

/** A stream's own exceptions; there are fewer than statuses. */
const EXCEPTIONS: Readonly<Record<number, string>> = {
  400: 'validationException',
  429: 'throttlingException',
  500: 'internalServerException',
  503: 'serviceUnavailableException',
};

const streamExceptionOf = ({ status }: Failure): string => EXCEPTIONS[status] ?? 'modelStreamErrorException';
