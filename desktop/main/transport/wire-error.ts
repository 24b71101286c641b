import { ORPCError } from '@orpc/client';
import { ValidationError } from '@orpc/contract';
import type { Logger } from 'pino';
import { AppError, BUG_MESSAGE } from '../../contract/errors.ts';

export interface FailedCall {
  /** Such as `config.publish`. */
  readonly call: string;
  readonly signal: AbortSignal | undefined;
  readonly log: Logger;
}

/**
 * The one translation of failures to what the window sees: an AppError keeps its code, message, remedy and field; an
 * input that the contract refuses becomes INVALID_INPUT with the field; what the window cancelled is CANCELLED. Anything
 * else is a bug: its full chain goes to the log and the window gets a fixed sentence.
 */
export function toWireError(error: unknown, { call, signal, log }: FailedCall): ORPCError<string, unknown> {
  if (error instanceof AppError) return appError(error);
  if (signal?.aborted) return appError(new AppError('CANCELLED', 'Cancelled.'));
  const refused = refusedInput(error);
  if (refused) return appError(refused);
  log.error({ err: error, call }, 'a call failed in a way that is not understood');
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: BUG_MESSAGE });
}

function appError({ code, message, remedy, field }: AppError): ORPCError<string, unknown> {
  const data = { ...(remedy !== undefined && { remedy }), ...(field !== undefined && { field }) };
  return new ORPCError(code, { message, data });
}

/** oRPC says BAD_REQUEST with the schema's issues for an input; the same issues about an output are our bug. */
function refusedInput(error: unknown): AppError | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST') return undefined;
  if (!(error.cause instanceof ValidationError)) return undefined;
  const issue = error.cause.issues[0];
  const field = issue?.path?.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
  return new AppError('INVALID_INPUT', issue?.message ?? 'This input is not understood.', {
    ...(field && { field }),
  });
}
