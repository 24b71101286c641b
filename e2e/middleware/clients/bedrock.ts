import {
  type BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime';
import { describe } from 'vitest';
import { litellmVenv, whyNoLitellm } from '../backends.ts';
import type { Rig } from '../rig.ts';
import type { Python, PythonCall, PythonValue } from './python.ts';
import { bedrockClient } from './sdk.ts';

const OPERATIONS = {
  converse: ConverseCommand,
  converse_stream: ConverseStreamCommand,
  invoke_model: InvokeModelCommand,
  invoke_model_with_response_stream: InvokeModelWithResponseStreamCommand,
} as const;
export type Operation = keyof typeof OPERATIONS;

type Shape = Readonly<Record<string, unknown>>;

/** What a client's exception says: both SDKs know the same of it. */
export interface Raised {
  /** `ThrottlingException` */
  readonly name: string;
  readonly message: string;
  /** Absent for what came in the middle of a stream. */
  readonly status: number | undefined;
}

/** What a client made of an answer, bytes as `{ $bytes: BASE64 }`. A stream that broke has its events and what was raised. */
export interface Heard {
  readonly answer: Shape;
  readonly headers: Readonly<Record<string, string>>;
  readonly events: readonly Shape[];
  readonly raised: Raised | undefined;
}

export interface Asking {
  readonly key?: string;
  /** Attempts at all; 1 by default. */
  readonly attempts?: number;
  /** So many events of a stream, then it is closed. */
  readonly read?: number;
}

export type AskBedrock = (operation: Operation, input: Shape, asking?: Asking) => Promise<Heard>;

/** The same tests through boto3 and through AWS's SDK for JavaScript. */
export function eachBedrockClient(rig: Rig, python: () => Python, tests: (ask: AskBedrock) => void): void {
  describe('AWS SDK for JavaScript', () => tests(javascript(rig)));
  if (litellmVenv === undefined) describe.skip(`boto3 (${whyNoLitellm})`, () => tests(boto3(rig, python)));
  else describe('boto3', () => tests(boto3(rig, python)));
}

const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array;

/** Bytes as both sides' JSON has them. */
function plain(value: unknown): unknown {
  if (isBytes(value)) return { $bytes: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, plain(member)]));
}

/** In a stream, boto3 calls an exception by its member's name. */
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export function boto3(rig: Rig, python: () => Python): AskBedrock {
  return async (operation, input, { key = rig.key, attempts = 1, read } = {}) => {
    const call: PythonCall = {
      client: 'boto3',
      url: rig.url,
      key,
      attempts,
      call: operation,
      arguments: plain(input) as object,
      ...(read !== undefined && { read }),
    };
    const { value, error } = await python().ask(call);
    const { headers = {}, stream, body, ...answer }: Partial<PythonValue> = value ?? {};
    // InvokeModel calls its stream a body too.
    const isStream = stream !== undefined || Array.isArray(body);
    return {
      answer: isStream || body === undefined ? answer : { ...answer, body },
      headers,
      events: (isStream ? (stream ?? body) : []) as readonly Shape[],
      raised: error && {
        name: capital(error.code ?? error.kind),
        message: error.message,
        status: error.status ?? undefined,
      },
    };
  };
}

export function javascript(rig: Pick<Rig, 'url' | 'key'>, isHttp1 = false): AskBedrock {
  return async (operation, input, { key = rig.key, attempts = 1, read = Infinity } = {}) => {
    const client = bedrockClient({ url: rig.url, key, attempts, isHttp1 });
    const headers: Record<string, string> = {};
    client.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        Object.assign(headers, (result.response as { readonly headers?: object }).headers);
        return result;
      },
      { step: 'deserialize', priority: 'low' },
    );
    const events: Shape[] = [];
    let answer: Shape = {};
    let raised: Raised | undefined;
    try {
      const { stream, body, ...rest } = await send(client, operation, input);
      answer = plain({ ...rest, ...(isBytes(body) && { body: Uint8Array.from(body) }) }) as Shape;
      const pieces = stream ?? (isBytes(body) ? undefined : body);
      for await (const event of (pieces ?? []) as AsyncIterable<unknown>) {
        events.push(plain(event) as Shape);
        if (events.length >= read) break;
      }
    } catch (error) {
      const { name, message, $metadata } = error as Error & {
        readonly $metadata?: { readonly httpStatusCode?: number };
      };
      raised = { name, message, status: $metadata?.httpStatusCode };
    } finally {
      client.destroy();
    }
    return { answer, headers, events, raised };
  };
}

async function send(client: BedrockRuntimeClient, operation: Operation, input: Shape): Promise<Shape> {
  const Command = OPERATIONS[operation] as unknown as typeof ConverseCommand;
  // The tests say what is sent, also where the types would not let them.
  const { $metadata: _metadata, ...output } = await client.send(new Command(input as never));
  return { ...output };
}
