import { Agent, request } from 'undici';
import { AppError } from '../../contract/errors.ts';
import type { GatewayConnection } from '../target.ts';
import { readFailure } from './failure.ts';

export interface Answer {
  readonly status: number;
  readonly text: string;
}

interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  readonly body?: object;
}

const READ_TIMEOUT_MS = 20_000;
const MOST_BODY_BYTES = 20_000_000;

/** LiteLLM's words for a gateway that has no database. */
const NO_DATABASE = /\b(no connected db|not connected|prisma client is not initialized)/i;

/** Calls to one gateway, with its master key, over connections of its own. */
export class GatewayHttp {
  private readonly connection: GatewayConnection;
  private readonly agent = new Agent();

  constructor(connection: GatewayConnection) {
    this.connection = connection;
  }

  /** @throws AppError UNAVAILABLE when it does not answer or has no database, ACCESS_DENIED when the key is refused */
  async get(path: string, signal?: AbortSignal): Promise<unknown> {
    const { status, text } = await this.call({ method: 'GET', path, timeoutMs: READ_TIMEOUT_MS, signal });
    if (status < 300) return JSON.parse(text) as unknown;
    const { message } = readFailure(status, text);
    if (NO_DATABASE.test(message)) {
      throw new AppError(
        'UNAVAILABLE',
        'This gateway runs without a database, so it keeps no record of its calls.',
      );
    }
    if (status === 401 || status === 403) {
      throw new AppError('ACCESS_DENIED', `The gateway refused: "${message}"`, {
        remedy: 'Its master key may have changed: start or connect it again.',
      });
    }
    throw new AppError('UNAVAILABLE', `The gateway refused: "${message}"`);
  }

  /** Whatever it answers, a refusal too. @throws AppError UNAVAILABLE when it does not answer */
  post(path: string, body: object, timeoutMs: number, signal?: AbortSignal): Promise<Answer> {
    return this.call({ method: 'POST', path, timeoutMs, signal, body });
  }

  close(): Promise<void> {
    return this.agent.close();
  }

  private async call({ method, path, timeoutMs, signal, body }: Call): Promise<Answer> {
    const { url, masterKey } = this.connection;
    const over = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await request(`${url}${path}`, {
        method,
        dispatcher: this.agent,
        signal: signal ? AbortSignal.any([signal, over]) : over,
        headers: { authorization: `Bearer ${masterKey}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: answer.statusCode, text: await bounded(answer.body) };
    } catch (cause) {
      if (signal?.aborted) throw new AppError('CANCELLED', 'This was cancelled.', { cause });
      const message = over.aborted
        ? `The gateway did not answer within ${Math.round(timeoutMs / 1000)} seconds.`
        : 'The gateway does not answer.';
      throw new AppError('UNAVAILABLE', message, { remedy: 'See whether it runs, then try again.', cause });
    }
  }
}

async function bounded(body: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > MOST_BODY_BYTES) throw new Error('The answer is too large.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
