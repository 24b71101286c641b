import { describe, inject } from 'vitest';
import { type Engine, ENGINES, MASTER_KEY, whyNoLitellm } from './engines.ts';
import type { ConfigName, RunningEngine } from './start-engines.ts';

export interface Asking {
  readonly method?: string;
  /** An empty one sends none. */
  readonly key?: string;
  /** An object goes as JSON, text and bytes as they are. */
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The config; `main` by default. */
  readonly on?: ConfigName;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined for what is no JSON. */
  readonly json: unknown;
}

/** What the tests may ask of an engine, and tell the mock backend behind it. */
export interface Tested {
  readonly engine: Engine;
  readonly url: (on?: ConfigName) => string;
  readonly ask: (path: string, asking?: Asking) => Promise<Answered>;
  readonly chat: (model: string, more?: object, on?: ConfigName) => Promise<Answered>;
  /** How often the mock backend was asked for a model so far. */
  readonly asked: (model: string) => Promise<number>;
  /** @see middleware/mock-llm/behaviour.ts */
  readonly behave: (model: string, behaviour: object) => Promise<void>;
}

/** The same tests against each engine; where real LiteLLM is not, they are shown as skipped, and why. */
export function eachEngine(name: string, tests: (tested: Tested) => void): void {
  const running = inject('engines');
  for (const engine of ENGINES) {
    const own = running[engine];
    if (own) describe(`${name} (${engine})`, () => tests(testedOf(engine, own)));
    else describe.skip(`${name} (${engine}: ${whyNoLitellm})`, () => tests(testedOf(engine, NOWHERE)));
  }
}

const NOWHERE: RunningEngine = { mockUrl: '', urls: { main: '', 'default-fallbacks': '' } };

function testedOf(engine: Engine, { mockUrl, urls }: RunningEngine): Tested {
  const ask: Tested['ask'] = async (path, { method, key = MASTER_KEY, body, headers, on = 'main' } = {}) => {
    const response = await fetch(`${urls[on]}${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(key !== '' && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: sent(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  };
  return {
    engine,
    url: (on = 'main') => urls[on],
    ask,
    chat: (model, more = {}, on = 'main') =>
      ask('/v1/chat/completions', {
        on,
        body: { model, messages: [{ role: 'user', content: 'hi' }], ...more },
      }),
    asked: async (model) => {
      const counts = (await (await fetch(`${mockUrl}/mock/requests`)).json()) as {
        readonly byModel: Readonly<Record<string, number>>;
      };
      return counts.byModel[model] ?? 0;
    },
    behave: async (model, behaviour) => {
      const body = JSON.stringify({ model, ...behaviour });
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${mockUrl}/mock/behaviour`, { method: 'PUT', headers, body });
      if (!response.ok) throw new Error(await response.text());
    },
  };
}

const sent = (body: object | string): BodyInit =>
  typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
