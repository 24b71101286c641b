import { type ClientContext, type ClientLink, ORPCError } from '@orpc/client';

export type Link = ClientLink<ClientContext>;

/** A call that ended because the services could not be reached; shown like any other failure that is understood. */
export class ConnectionLost extends ORPCError<'UNAVAILABLE', { readonly remedy: string }> {
  constructor(cause: unknown) {
    super('UNAVAILABLE', {
      defined: true,
      message: 'The connection to Gatehouse’s services was lost.',
      data: { remedy: 'It is being opened again; then try once more.' },
      cause,
    });
  }
}

/**
 * Tells a lost connection from every other failure: an answer is always an ORPCError, and what the caller aborted is an
 * AbortError, so whatever else a link throws is the carrier's.
 */
function translate(error: unknown, signal: AbortSignal | undefined): unknown {
  if (error instanceof ORPCError || signal?.aborted) return error;
  return new ConnectionLost(error);
}

const isStream = (output: unknown): output is AsyncIterator<unknown, unknown, void> =>
  typeof output === 'object' && output !== null && Symbol.asyncIterator in output && 'next' in output;

/** A link whose calls and streams fail with ConnectionLost when its carrier fails. */
export function tellingLost(link: Link): Link {
  return {
    call: async (path, input, options) => {
      try {
        const output = await link.call(path, input, options);
        return isStream(output) ? translated(output, options.signal) : output;
      } catch (error) {
        throw translate(error, options.signal);
      }
    },
  };
}

function translated(
  stream: AsyncIterator<unknown, unknown, void>,
  signal: AbortSignal | undefined,
): AsyncIterableIterator<unknown, unknown, void> {
  return {
    next: async () => {
      try {
        return await stream.next();
      } catch (error) {
        throw translate(error, signal);
      }
    },
    return: async (value) => (await stream.return?.(value)) ?? { done: true, value: undefined },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
