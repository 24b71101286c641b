import type { Behaviour } from './behaviour.ts';
import { type Failure, isKind } from './failures.ts';

/** How a request goes wrong: refused at once, or, when it is a stream, in its middle. */
export type Trouble =
  | { readonly how: 'refuse'; readonly failure: Failure }
  | { readonly how: 'fail'; readonly failure: Failure; readonly afterPieces: number }
  | { readonly how: 'break'; readonly afterPieces: number };

/** A request's own wishes: `x-mock-status`, `x-mock-fail-after` and `x-mock-break-after`. */
export interface TroubleHeaders {
  readonly status: string | undefined;
  readonly failAfter: string | undefined;
  readonly breakAfter: string | undefined;
}

/**
 * `gpt-4o-mock-status-429` fails with 429, `gpt-4o-mock-context_window` as a prompt that is too long; `-mock-fail-after-3` fails after
 * three pieces of a stream (`-mock-fail-after-3-status-429` with that), `-mock-break-after-3` breaks the connection there.
 */
const SUFFIX =
  /-mock-(?:status-(?<status>\d{3})|(?<kind>context_window|content_policy)|fail-after-(?<failAfter>\d{1,6})(?:-status-(?<failStatus>\d{3}))?|break-after-(?<breakAfter>\d{1,6}))$/;

const DEFAULT_STATUS = 500;
const CONTROLLED_STATUS = 400;

/** Whether, and how, this request goes wrong: by its own wish (headers, or the model's name), else by the behaviour. */
export function troubleOf(
  model: string,
  headers: TroubleHeaders,
  behaviour: Behaviour | undefined,
): Trouble | undefined {
  const { status, kind, failAfter, failStatus, breakAfter } = SUFFIX.exec(model)?.groups ?? {};
  return (
    wished(headers) ??
    wished({ status: status ?? failStatus, failAfter, breakAfter }) ??
    (isKind(kind) ? { how: 'refuse', failure: { status: CONTROLLED_STATUS, kind } } : behaved(behaviour))
  );
}

function wished({ status, failAfter, breakAfter }: TroubleHeaders): Trouble | undefined {
  const breakAt = wholeNumber(breakAfter);
  if (breakAt !== undefined) return { how: 'break', afterPieces: breakAt };
  const wishedStatus = errorStatus(status);
  const failAt = wholeNumber(failAfter);
  if (failAt !== undefined)
    return { how: 'fail', afterPieces: failAt, failure: { status: wishedStatus ?? DEFAULT_STATUS } };
  return wishedStatus === undefined ? undefined : { how: 'refuse', failure: { status: wishedStatus } };
}

function behaved(behaviour: Behaviour | undefined): Trouble | undefined {
  if (!behaviour || Math.random() >= behaviour.failRate) return undefined;
  const { kind, retryAfterS, failAfterPieces, breakAfterPieces } = behaviour;
  if (breakAfterPieces !== undefined) return { how: 'break', afterPieces: breakAfterPieces };
  const status = kind === undefined ? behaviour.status : CONTROLLED_STATUS;
  const failure = { status, kind, retryAfterS };
  return failAfterPieces === undefined
    ? { how: 'refuse', failure }
    : { how: 'fail', afterPieces: failAfterPieces, failure };
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

function errorStatus(text: string | undefined): number | undefined {
  const status = wholeNumber(text);
  return status !== undefined && status >= 400 && status <= 599 ? status : undefined;
}
