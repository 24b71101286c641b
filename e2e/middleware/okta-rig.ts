import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import { type Issuer, startIssuer } from '../../middleware/okta/issuer.fixture.ts';
import type { Part } from './part.ts';
import { startMiddleware } from './parts.ts';
import { ask, type Bare } from './sessions.ts';
import { startUserDesk, type UserDesk } from './user-desk.ts';

/** What people may give themselves in these tests. */
const POLICY = {
  OKTA_MAX_BUDGET: '25',
  OKTA_BUDGET_DURATION: '30d',
  OKTA_TPM_LIMIT: '100000',
  OKTA_RPM_LIMIT: '1000',
  OKTA_MAX_PARALLEL_REQUESTS: '10',
  OKTA_ALLOWED_MODELS: 'chat,chat-mock-plain',
  OKTA_ALLOWED_TEAMS: 'red,blue',
  OKTA_KEY_DURATION: '90d',
};

export interface OktaRig {
  readonly issuer: Issuer;
  readonly desk: UserDesk;
  readonly middleware: Part;
  /** Posts as the owner of a token or a key. */
  post(path: string, bearer: string, body?: object): Promise<Bare>;
}

/** The middleware with Okta before the compatible gateway, for the tests of one file; what LiteLLM saw is forgotten before each. */
export function oktaOfFile(): OktaRig {
  let parts: Omit<OktaRig, 'post'> | undefined;
  const running = (): Omit<OktaRig, 'post'> => {
    if (!parts) throw new Error('Okta runs from before the first test on.');
    return parts;
  };
  beforeAll(async () => {
    const issuer = await startIssuer();
    const desk = await startUserDesk(inject('backends').compatible?.url ?? '');
    const middleware = await startMiddleware(desk.url, { OKTA_ISSUER: issuer.issuer, ...POLICY });
    parts = { issuer, desk, middleware };
  });
  beforeEach(() => running().desk.forget());
  afterAll(async () => {
    if (!parts) return;
    await parts.middleware.stop();
    await parts.desk.stop();
    await parts.issuer.stop();
  });
  return {
    get issuer() {
      return running().issuer;
    },
    get desk() {
      return running().desk;
    },
    get middleware() {
      return running().middleware;
    },
    post: (path, key, body = {}) => ask({ url: running().middleware.url, key }, path, body),
  };
}
