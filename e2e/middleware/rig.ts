import { afterAll, beforeAll, describe, inject } from 'vitest';
import type { Counts } from '../../middleware/mock-llm/counts.ts';
import { type Backend, BACKENDS, MASTER_KEY, whyNot } from './backends.ts';
import type { Part } from './part.ts';
import { startMiddleware } from './parts.ts';
import { ownHistory } from './stores.ts';

/** The middleware in front of one backend, for the tests of one file. It runs from before the first test to after the last. */
export interface Rig {
  readonly backend: Backend;
  readonly key: string;
  /** Base URL of the middleware, without a trailing slash. */
  readonly url: string;
  readonly middleware: Part;
  readonly litellmUrl: string;
  readonly mockUrl: string;
  /** @see middleware/mock-llm/read-behaviour.ts */
  behave(behaviour: object): Promise<void>;
  counts(): Promise<Counts>;
  /** The one line of each call that has ended so far. */
  lines(): readonly CallLine[];
}

export interface CallLine extends Readonly<Record<string, unknown>> {
  readonly callId: string;
  readonly route: string;
  readonly status: number;
  readonly outcome: string;
}

export interface RigOptions {
  /** Only these backends; all by default. */
  readonly on?: readonly Backend[];
  /** More settings of the middleware. */
  readonly env?: () => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
}

/** The same tests with each backend behind the middleware; where real LiteLLM is not, they are shown as skipped, and why. */
export function eachBackend(name: string, tests: (rig: Rig) => void, options: RigOptions = {}): void {
  for (const backend of options.on ?? BACKENDS) {
    const reason = whyNot(backend);
    if (reason === undefined) describe(`${name} (${backend})`, () => tests(rigOn(backend, options)));
    else describe.skip(`${name} (${backend}: ${reason})`, () => tests(rigOn(backend, options)));
  }
}

function rigOn(backend: Backend, { env }: RigOptions): Rig {
  let running: Part | undefined;
  const middleware = (): Part => {
    if (!running) throw new Error('The middleware runs from before the first test on, not earlier.');
    return running;
  };
  const shared = () => inject('backends')[backend] ?? { url: '', mockUrl: '' };
  beforeAll(async () => {
    running = await startMiddleware(shared().url, { ...(await ownHistory()), ...(await env?.()) });
  });
  afterAll(async () => {
    await running?.stop();
  });
  return {
    backend,
    key: MASTER_KEY,
    get url() {
      return middleware().url;
    },
    get middleware() {
      return middleware();
    },
    get litellmUrl() {
      return shared().url;
    },
    get mockUrl() {
      return shared().mockUrl;
    },
    behave: (behaviour) => behave(shared().mockUrl, behaviour),
    counts: () => countsOf(shared().mockUrl),
    lines: () => callLines(middleware()),
  };
}

export async function behave(mockUrl: string, behaviour: object): Promise<void> {
  const response = await fetch(`${mockUrl}/mock/behaviour`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(behaviour),
  });
  if (!response.ok) throw new Error(await response.text());
}

export const countsOf = async (mockUrl: string): Promise<Counts> =>
  (await (await fetch(`${mockUrl}/mock/requests`)).json()) as Counts;

export const callLines = ({ lines }: Pick<Part, 'lines'>): readonly CallLine[] =>
  lines.filter((line) => line.includes('"msg":"call"')).map((line) => JSON.parse(line) as CallLine);
