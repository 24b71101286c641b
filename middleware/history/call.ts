import { createHash } from 'node:crypto';
import { joinJson, splitSystem } from './context.ts';
import type { TurnRequest } from './history.ts';

/** A call as it is about to be stored. */
export interface Call {
  readonly owner: Buffer;
  readonly model: string;
  readonly requestKey: string | undefined;
  /** Joined messages without the system prompt, as UTF-8. */
  readonly request: Buffer;
  /** Joined messages; undefined when the call brings no system prompt of its own. */
  readonly system: { readonly text: Buffer; readonly digest: Buffer } | undefined;
  readonly bytes: number;
}

const LONGEST_KEY = 100;

/** A key of any length and with any characters, as one that an index takes. */
const shortKey = (key: string | undefined): string | undefined =>
  key === undefined || (key.length <= LONGEST_KEY && !key.includes('\0'))
    ? key
    : createHash('sha256').update(key).digest('hex');

/** @param owner what stands for the caller's key */
export function readCall(owner: Buffer, { messages, model, requestKey }: TurnRequest): Call {
  const { system, rest } = splitSystem(messages);
  const request = Buffer.from(joinJson(rest));
  const text = system.length === 0 ? undefined : Buffer.from(joinJson(system));
  return {
    owner,
    model: model.replaceAll('\0', ''),
    requestKey: shortKey(requestKey),
    request,
    system: text && { text, digest: createHash('sha256').update(text).digest() },
    bytes: request.length + (text?.length ?? 0),
  };
}
