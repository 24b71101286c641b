import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll } from 'vitest';
import { venvPython } from '../../../desktop/main/sandbox/litellm/venv.ts';
import { litellmVenv } from '../backends.ts';

export interface PythonCall {
  readonly client: 'boto3' | 'openai';
  /** Base URL of the middleware. */
  readonly url: string;
  readonly key: string;
  /** Attempts at all; 1 by default. */
  readonly attempts?: number;
  /** A method's name: `converse`, `chat.completions.create`. */
  readonly call: string;
  readonly arguments: object;
  /** So many events of a stream, then it is closed. */
  readonly read?: number;
}

/** What the client raised: its exception's class, and what it knows of the answer. */
export interface PythonError {
  readonly kind: string;
  readonly code?: string;
  readonly message: string;
  readonly status?: number;
  readonly attempts?: number;
}

/** A stream that broke in its middle has both. */
export interface PythonResult {
  readonly value?: PythonValue;
  readonly error?: PythonError;
}

export interface PythonValue extends Readonly<Record<string, unknown>> {
  readonly headers: Readonly<Record<string, string>>;
}

export interface Python {
  readonly versions: { readonly boto3: string; readonly openai: string };
  ask(call: PythonCall): Promise<PythonResult>;
  stop(): Promise<void>;
}

type Line = PythonResult & { readonly id: number };

/** Bytes as an argument. */
export const bytes = (data: Uint8Array): object => ({ $bytes: Buffer.from(data).toString('base64') });

/** boto3 and openai for Python in one process that lives as long as the file's tests. */
export async function startPython(): Promise<Python> {
  const child = spawn(venvPython(litellmVenv ?? ''), [join(import.meta.dirname, 'python_clients.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // No settings of this machine's own account reach the clients.
    env: { PATH: process.env['PATH'], AWS_EC2_METADATA_DISABLED: 'true', AWS_CONFIG_FILE: '/dev/null' },
  });
  const waiting = new Map<number, (line: Line) => void>();
  const answered = (id: number): Promise<Line> => new Promise((resolve) => waiting.set(id, resolve));
  const started = answered(0);
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as Line;
    waiting.get(line.id)?.(line);
    waiting.delete(line.id);
  });
  const exited = once(child, 'exit');
  const first = await Promise.race([started, exited.then(() => undefined)]);
  if (!first) throw new Error('The Python clients do not start.');
  let asked = 0;
  return {
    versions: first.value as unknown as Python['versions'],
    ask: ({ attempts = 1, ...call }) => {
      asked += 1;
      const answer = answered(asked);
      child.stdin.write(`${JSON.stringify({ id: asked, attempts, ...call })}\n`);
      return answer;
    },
    stop: async () => {
      child.stdin.end();
      await exited;
    },
  };
}

/** The Python clients of one test file, started before its first test; none where real LiteLLM, with which they come, is not. */
export function pythonOfFile(): () => Python {
  let running: Python | undefined;
  beforeAll(async () => {
    if (litellmVenv !== undefined) running = await startPython();
  });
  afterAll(() => running?.stop());
  return () => {
    if (!running) throw new Error('The Python clients run from before the first test on.');
    return running;
  };
}
