/*
 * Tokens of strangers arrive here. The rules:
 * - only signatures by the issuer's own published keys, only the algorithms below; never `none`, never a shared secret;
 * - issuer, audience, expiry and "not before" are always checked, and a claim is read only after the signature holds;
 * - an answer says no more than why, and only for tokens that the issuer did sign;
 * - claims and tokens never reach a log: jose's errors carry the claims, so that they are never a refusal's cause.
 */
import { errors, jwtVerify, type JWTPayload } from 'jose';
import { Refusal } from '../refusal.ts';
import { createKeySet } from './key-set.ts';
import type { OktaPolicy } from './policy.ts';
import { orAborted } from './or-aborted.ts';

export interface OktaClaims {
  /** The `sub`: LiteLLM's user id. */
  readonly subject: string;
  readonly email?: string | undefined;
}

export interface Okta {
  readonly policy: OktaPolicy;
  /** Whether a bearer is a JWT by its shape; LiteLLM's keys (`sk-...`) are not, so that they go on untouched. */
  isToken(bearer: string): boolean;
  /** @throws Refusal `unauthenticated` for a token that is not good, `unavailable` when the issuer's keys cannot be read */
  verify(bearer: string, signal: AbortSignal): Promise<OktaClaims>;
}

export interface OktaOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly policy: OktaPolicy;
  /** 10 minutes. A key that the issuer withdrew is believed for as long; one that it added is found within 30 seconds. */
  readonly jwksCacheMs?: number | undefined;
  /** For one question to the issuer; 5 seconds. */
  readonly timeoutMs?: number | undefined;
  /** The time that tokens are judged by. */
  readonly clock?: (() => Date) | undefined;
}

const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'];
/** Clocks of the issuer and ours may differ by this much. */
const CLOCK_TOLERANCE_S = 30;
const KEY_COOLDOWN_MS = 30_000;
const LONGEST_TOKEN = 16 * 1024;
const LONGEST_SUBJECT = 255;
/** LiteLLM's own names for users: the master key's, and the one whose row holds the budget of the whole proxy. */
const LITELLM_USERS = new Set(['default_user_id', 'litellm-proxy-budget', 'litellm_proxy_master_key']);

export function createOkta(options: OktaOptions): Okta {
  const { issuer, audience, policy, clock = () => new Date() } = options;
  const keys = createKeySet({
    issuer,
    cacheMs: options.jwksCacheMs ?? 600_000,
    cooldownMs: KEY_COOLDOWN_MS,
    timeoutMs: options.timeoutMs ?? 5000,
  });
  const payloadOf = async (bearer: string): Promise<JWTPayload> => {
    try {
      const { payload } = await jwtVerify(bearer, keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_S,
        currentDate: clock(),
        requiredClaims: ['exp', 'sub'],
      });
      return payload;
    } catch (error) {
      throw error instanceof Refusal ? error : refused(reasonOf(error));
    }
  };
  return {
    policy,
    isToken,
    verify: async (bearer, signal) => {
      if (bearer.length > LONGEST_TOKEN) throw refused('it is too long');
      return claimsOf(await orAborted(payloadOf(bearer), signal));
    },
  };
}

/** A signature of no letters (`alg` none) is of a token too, so that it is refused here and goes no further. */
const isToken = (bearer: string): boolean => /^ey[\w-]*\.[\w-]+\.[\w-]*$/.test(bearer);

const refused = (reason: string): Refusal =>
  new Refusal('unauthenticated', `The Okta token is not accepted: ${reason}.`);

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'it has expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return 'it is for another audience';
    if (error.claim === 'iss') return 'it is from another issuer';
    if (error.claim === 'nbf' && error.reason === 'check_failed') return 'it is not valid yet';
    if (error.claim === 'sub') return 'it names no subject';
    return 'its claims are not complete';
  }
  if (error instanceof errors.JOSEError) return 'it is not a token signed by the issuer';
  throw error;
}

function claimsOf({ sub, email, email_verified: isVerified }: JWTPayload): OktaClaims {
  if (typeof sub !== 'string' || !isPlain(sub, LONGEST_SUBJECT)) {
    throw refused('its subject cannot be a user id');
  }
  if (LITELLM_USERS.has(sub)) throw refused('its subject is a user of LiteLLM itself');
  const isUsable = typeof email === 'string' && isPlain(email, 320) && email.includes('@');
  // LiteLLM finds people by e-mail (teams, sign-on): an address that nobody confirmed could be a colleague's.
  return isUsable && isVerified !== false && isVerified !== 'false'
    ? { subject: sub, email }
    : { subject: sub };
}

/** LiteLLM trims ids where it looks for one that exists, but not where it creates: blanks at the ends would slip through. */
const isPlain = (text: string, longest: number): boolean =>
  text !== '' && text.length <= longest && text.trim() === text && !/[\p{Cc}\p{Cs}]/u.test(text);
