import type { PromptVariant } from '@aws-sdk/client-bedrock-agent';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a test says of a prompt, in the shapes of Bedrock's own API. */
export interface PromptDraft {
  readonly variants: readonly PromptVariant[];
  readonly defaultVariant?: string;
}

export type PromptFailure =
  | 'throttled'
  | 'denied'
  | 'denied the key'
  | 'unknown credentials'
  | 'broken'
  | 'garbled'
  | 'unnamed'
  | 'hanging';

export interface PromptServer {
  /** For `BEDROCK_AGENT_ENDPOINT`. */
  readonly url: string;
  /** Each GetPrompt that came, oldest first; `region` is the one that it was signed for. */
  readonly calls: readonly { readonly arn: string; readonly version: string; readonly region: string }[];
  /** Stores a working draft. @returns the prompt's ARN */
  save(draft: PromptDraft, at?: { readonly id?: string; readonly region?: string }): string;
  /** Makes the draft of now the next version. @returns the version's ARN */
  publish(arn: string): string;
  /** Deletes a version, or without one in the ARN the whole prompt. */
  remove(arn: string): void;
  /** Every call fails until `heal`, or as many as are named. */
  fail(failure: PromptFailure, times?: number): void;
  heal(): void;
  stop(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly exception?: string;
  readonly body: unknown;
}

const ACCOUNT = '123456789012';
const IDENTIFIER = /^(arn:aws:bedrock:([a-z0-9-]{1,20}):\d{12}:prompt\/[0-9a-zA-Z]{10})(?::\d{1,5})?$/;
const VERSION = /^(DRAFT|\d{0,4}[1-9]\d{0,4})$/;
const SIGNED_FOR = /Credential=[^/]+\/\d{8}\/([a-z0-9-]+)\/bedrock\/aws4_request/;
const ROLE = 'arn:aws:sts::123456789012:assumed-role/gateway/task';

const refused = (status: number, exception: string, message: string): Answer => ({
  status,
  exception,
  body: { message },
});
const notFound = refused(404, 'ResourceNotFoundException', 'Could not find the prompt.');

const FAILURES: Readonly<Record<Exclude<PromptFailure, 'hanging'>, Answer>> = {
  throttled: refused(429, 'ThrottlingException', 'Rate exceeded'),
  denied: refused(403, 'AccessDeniedException', `User: ${ROLE} may not perform: bedrock:GetPrompt`),
  'denied the key': refused(403, 'AccessDeniedException', `User: ${ROLE} may not perform: kms:Decrypt`),
  'unknown credentials': refused(403, 'UnrecognizedClientException', 'The security token is invalid.'),
  broken: refused(500, 'InternalServerException', 'Internal failure'),
  unnamed: { status: 502, body: '<html>Bad gateway</html>' },
  garbled: { status: 200, body: '<html>Sign in</html>' },
};

/**
 * Bedrock's GetPrompt over a loopback port, with prompts that a test puts in: every region of one account. It checks what AWS checks:
 * signature present and for the prompt's region, identifier and version as the service's model has them.
 */
export async function startPromptServer(): Promise<PromptServer> {
  const drafts = new Map<string, PromptDraft>();
  const versions = new Map<string, Map<string, PromptDraft>>();
  const calls: PromptServer['calls'][number][] = [];
  let failing: { readonly failure: PromptFailure; left: number } | undefined;

  const answer = (request: IncomingMessage): Answer | 'hanging' => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const [, encoded] = /^\/prompts\/([^/]+)\/$/.exec(pathname) ?? [];
    if (request.method !== 'GET' || encoded === undefined) {
      return refused(404, 'UnknownOperationException', 'No such operation.');
    }
    const [, region] = SIGNED_FOR.exec(request.headers.authorization ?? '') ?? [];
    if (region === undefined) {
      return refused(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token');
    }
    const [, arn, home] = IDENTIFIER.exec(decodeURIComponent(encoded)) ?? [];
    const version = searchParams.get('promptVersion') ?? 'DRAFT';
    if (arn === undefined || !VERSION.test(version)) {
      return refused(400, 'ValidationException', 'Value failed to satisfy the pattern.');
    }
    calls.push({ arn, version, region });
    if (failing && failing.left > 0) {
      failing.left -= 1;
      return failing.failure === 'hanging' ? 'hanging' : FAILURES[failing.failure];
    }
    const draft = version === 'DRAFT' ? drafts.get(arn) : versions.get(arn)?.get(version);
    if (draft === undefined || region !== home) return notFound;
    return { status: 200, body: described(arn, version, draft) };
  };

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const given = answer(request);
    if (given === 'hanging') return;
    const { status, exception, body } = given;
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(exception !== undefined && { 'x-amzn-errortype': exception }),
    });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  let counted = 0;
  const known = (arn: string): PromptDraft => {
    const draft = drafts.get(arn);
    if (!draft) throw new Error(`No such prompt was saved: "${arn}".`);
    return draft;
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    save: (draft, { id = `PROMPT${String(++counted).padStart(4, '0')}`, region = 'us-west-2' } = {}) => {
      const arn = `arn:aws:bedrock:${region}:${ACCOUNT}:prompt/${id}`;
      drafts.set(arn, structuredClone(draft));
      return arn;
    },
    publish: (arn) => {
      const published = versions.get(arn) ?? new Map<string, PromptDraft>();
      // A deleted version's number is not given out again while a later one is there.
      const next = String(Math.max(0, ...[...published.keys()].map(Number)) + 1);
      versions.set(arn, published.set(next, known(arn)));
      return `${arn}:${next}`;
    },
    remove: (arn) => {
      const [, whole = arn, version] = /^(.*:prompt\/\w+):(\d+)$/.exec(arn) ?? [];
      known(whole);
      if (version !== undefined) versions.get(whole)?.delete(version);
      else {
        drafts.delete(whole);
        versions.delete(whole);
      }
    },
    fail: (failure, times = Infinity) => {
      failing = { failure, left: times };
    },
    heal: () => {
      failing = undefined;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const described = (arn: string, version: string, draft: PromptDraft): object => ({
  ...draft,
  name: 'a-prompt',
  id: arn.slice(-10),
  arn: version === 'DRAFT' ? arn : `${arn}:${version}`,
  version,
  createdAt: '2026-11-01T10:00:00.000000Z',
  updatedAt: '2026-11-01T10:00:00.000000Z',
});
