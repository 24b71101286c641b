import type { Clients } from './clients.ts';
import { SIGN } from './load/calls.ts';
import type { CallName } from './load/protocol.ts';

/** As a middleware answers that has no store for it. */
const NO_HISTORY = 'keeps no chat history';

/**
 * Whether the middleware has what a call needs: false when it knows no such path, or keeps no history.
 * @throws Error for any other answer that is not what it should be
 */
export async function isThere(clients: Clients, port: number, call: CallName): Promise<boolean> {
  const { status, body } = await clients.work({ kind: 'probe', call, port });
  if (status === 404 || body.includes(NO_HISTORY)) return false;
  if (status === 200 && body.includes(SIGN[call])) return true;
  throw new Error(`${call} was answered with ${status}: "${body.slice(0, 500)}".`);
}
