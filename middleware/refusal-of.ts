import type { Call } from './calls/call.ts';
import type { Gateway } from './gateway.ts';
import { reasonOf, failureOf } from './litellm/failure.ts';
import { Refusal } from './refusal.ts';

/** Errors of the system and of the connection to LiteLLM carry a code in capitals; what has none is a bug. */
const SYSTEM_CODE = /^(E[A-Z]|LITELLM_)/;

/** The refusal that a thrown error is for a client, noted on the call; a bug goes to the log and is told as one fixed sentence. */
export function refusalOf(error: unknown, call: Call, gateway: Gateway): Refusal {
  if (error instanceof Refusal) {
    call.refusedWith ??= error.kind;
    return error;
  }
  if (error instanceof Error && SYSTEM_CODE.test(reasonOf(error))) {
    call.brokeWith ??= reasonOf(error);
    return failureOf(error, gateway.bodyLimitBytes);
  }
  call.refusedWith ??= 'bug';
  gateway.onBug(error, call);
  return new Refusal(
    'unexpected',
    'The gateway failed on this request. Try again; if it stays so, tell the operator.',
  );
}
