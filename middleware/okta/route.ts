import { Refusal } from '../refusal.ts';
import { keyBody, userBody } from './body.ts';
import { isFields } from './fields.ts';
import type { Okta, OktaClaims } from './okta.ts';
import { orAborted } from './or-aborted.ts';

/** Where an Okta token is taken instead of a LiteLLM key. */
export type OktaPath = '/user/new' | '/key/generate';

export interface LiteLlmAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

export interface OktaRouteOptions {
  readonly okta: Okta;
  readonly masterKey: string;
  /** Asks LiteLLM; resolves with every status. */
  post(
    path: string,
    headers: Readonly<Record<string, string>>,
    bodyJson: string,
    signal: AbortSignal,
  ): Promise<LiteLlmAnswer>;
  get(path: string, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<LiteLlmAnswer>;
}

/** `body` is what the client sent, unread: nothing of it is looked at before the token is known to be good. */
export type OktaRoute = (
  path: OktaPath,
  bearer: string,
  body: Uint8Array,
  signal: AbortSignal,
) => Promise<LiteLlmAnswer>;

const LARGEST_BODY = 64 * 1024;
/** Roles that LiteLLM gives no power over others; none at all is the least. */
const PLAIN_ROLES: readonly unknown[] = ['internal_user', 'internal_user_viewer', null, undefined];

export const isOktaPath = (path: string): path is OktaPath =>
  path === '/user/new' || path === '/key/generate';

/**
 * Carries out what a person with an Okta token may ask: makes the token's own user, then keys for that user. LiteLLM's answer comes
 * back as it is, the new key in it, 409 for a user who exists (who goes on with `/key/generate`).
 *
 * What all keys of a user spend together is held by LiteLLM to the user's `max_budget`, `tpm_limit` and `rpm_limit`; a team's keys
 * spend the team's money (`readOktaPolicy` says when they count for the user too), so that they are for members only.
 * @throws Refusal for what is refused here; what `post` and `get` throw goes through
 */
export function oktaRoute(options: OktaRouteOptions): OktaRoute {
  const { okta, masterKey } = options;
  return async (path, bearer, body, signal) => {
    const claims = await okta.verify(bearer, signal);
    const asked = parsed(body);
    const headers = {
      authorization: `Bearer ${masterKey}`,
      'litellm-changed-by': headerText(claims.subject),
    };
    const wanted =
      path === '/user/new'
        ? userBody(asked, claims, okta.policy)
        : await memberKey(asked, claims, headers, options, signal);
    const json = { ...headers, 'content-type': 'application/json' };
    return trusted(await orAborted(options.post(path, json, JSON.stringify(wanted), signal), signal));
  };
}

/** LiteLLM makes keys for users and teams that do not exist, and for administrators: none of these here. */
async function memberKey(
  asked: unknown,
  claims: OktaClaims,
  headers: Readonly<Record<string, string>>,
  options: OktaRouteOptions,
  signal: AbortSignal,
): Promise<object> {
  const wanted = keyBody(asked, claims, options.okta.policy);
  const query = encodeURIComponent(claims.subject);
  const user = userOf(await orAborted(options.get(`/user/info?user_id=${query}`, headers, signal), signal));
  if (user['user_id'] !== claims.subject) throw unknownUser();
  if (!PLAIN_ROLES.includes(user['user_role'])) {
    throw new Refusal(
      'forbidden',
      'Keys of an administrator are not made with an Okta token. Use a LiteLLM key.',
    );
  }
  const metadata = user['metadata'];
  if (isFields(metadata) && metadata['scim_active'] === false) {
    // Tokens outlive the day on which somebody was taken off the directory.
    throw new Refusal('forbidden', 'This user is not active any more. Ask an administrator.');
  }
  const { team_id: team } = wanted;
  const teams = user['teams'];
  if (team !== undefined && !(Array.isArray(teams) && teams.includes(team))) {
    throw new Refusal('forbidden', 'You are not a member of this team. Ask an administrator to add you.', {
      field: 'team_id',
    });
  }
  return wanted;
}

function userOf(answer: LiteLlmAnswer): Readonly<Record<string, unknown>> {
  if (trusted(answer).status === 404) throw unknownUser();
  const info = answer.status === 200 ? jsonOf(answer.body) : undefined;
  const user = isFields(info) ? info['user_info'] : undefined;
  if (isFields(user)) return user;
  throw new Refusal(
    'unavailable',
    `LiteLLM did not say whether the user exists (status ${answer.status}). Try again later.`,
  );
}

/** LiteLLM's words for a key that it does not know tell the key's ends and hash, and this key is the master key. */
function trusted(answer: LiteLlmAnswer): LiteLlmAnswer {
  if (answer.status !== 401) return answer;
  throw new Refusal('unavailable', "LiteLLM does not take the gateway's own key. Tell its operator.");
}

function parsed(body: Uint8Array): unknown {
  if (body.byteLength > LARGEST_BODY) {
    throw new Refusal('too_large', `The body may have ${LARGEST_BODY} bytes at most.`);
  }
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Its own words quote the body.
    throw new Refusal('invalid', 'The body is not valid JSON.');
  }
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

const unknownUser = (): Refusal =>
  new Refusal('not_found', 'You are not a user of this gateway yet: create the user with /user/new first.');

/** A header holds plain letters only; others are percent-coded, as in an address. */
const headerText = (subject: string): string =>
  /^[\x20-\x7e]+$/.test(subject) ? subject : encodeURIComponent(subject);
