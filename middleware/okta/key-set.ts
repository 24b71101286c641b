import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import { Refusal } from '../refusal.ts';

export interface KeySetOptions {
  readonly issuer: string;
  /** How long keys are taken from memory. After that an issuer which does not answer means `unavailable`, not old keys. */
  readonly cacheMs: number;
  /** A key that is unknown is looked for at the issuer at most this often, whatever tokens people send. */
  readonly cooldownMs: number;
  readonly timeoutMs: number;
}

type RemoteKeys = ReturnType<typeof createRemoteJWKSet>;

/** Key sets are a few KiB; an answer that never ends must not fill the memory. */
const MOST_BYTES = 1024 * 1024;

/**
 * The issuer's keys for verifying, found through its discovery document or, when that cannot be read, where Okta keeps them.
 * @throws Refusal `unavailable` when the issuer cannot be asked; jose's errors for a token that no key fits
 */
export function createKeySet(options: KeySetOptions): JWTVerifyGetKey {
  let located: Promise<RemoteKeys> | undefined;
  return async (header, token) => {
    const mine = (located ??= locate(options));
    const keys = await mine;
    try {
      return await keys(header, token);
    } catch (cause) {
      if (isAboutToken(cause)) throw cause;
      // Keys that are still fresh stay; otherwise the issuer may have moved them, so that they are located anew.
      if (!keys.fresh && located === mine) located = undefined;
      throw new Refusal('unavailable', "The issuer's keys cannot be read at the moment. Try again later.", {
        retryAfterS: 5,
        cause,
      });
    }
  };
}

async function locate({ issuer, cacheMs, cooldownMs, timeoutMs }: KeySetOptions): Promise<RemoteKeys> {
  const base = issuer.replace(/\/+$/, '');
  const url = (await discover(issuer, base, timeoutMs)) ?? new URL(`${base}/v1/keys`);
  return createRemoteJWKSet(url, {
    timeoutDuration: timeoutMs,
    cooldownDuration: cooldownMs,
    cacheMaxAge: cacheMs,
    [customFetch]: async (address, init) => bounded(await fetch(address, init)),
  });
}

/** The `jwks_uri` of the discovery document; undefined when it cannot be read or is not this issuer's. */
async function discover(issuer: string, base: string, timeoutMs: number): Promise<URL | undefined> {
  let document: unknown;
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await fetch(`${base}/.well-known/openid-configuration`, { signal, redirect: 'manual' });
    document = await (await bounded(answer)).json();
  } catch {
    return undefined;
  }
  if (typeof document !== 'object' || document === null) return undefined;
  const { issuer: named, jwks_uri: address } = document as Record<string, unknown>;
  if (named !== issuer || typeof address !== 'string' || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'https:' || url.protocol === new URL(issuer).protocol ? url : undefined;
}

/** The answer with its whole body read, or an error when it is no 200 or larger than any key set. */
async function bounded(answer: Response): Promise<Response> {
  if (answer.status !== 200 || answer.body === null) {
    await answer.body?.cancel();
    throw new Error(`The issuer answered with status ${answer.status}.`);
  }
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of answer.body as AsyncIterable<Uint8Array>) {
    bytes += piece.byteLength;
    if (bytes > MOST_BYTES) throw new Error(`The issuer answered with more than ${MOST_BYTES} bytes.`);
    pieces.push(piece);
  }
  return new Response(Buffer.concat(pieces));
}

const isAboutToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;
