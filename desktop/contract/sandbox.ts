import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './procedure.ts';

export const SANDBOX_PARTS = ['postgres', 'mock-llm', 'gateway', 'middleware'] as const;
export const sandboxPartName = z.enum(SANDBOX_PARTS);
export type SandboxPartName = z.infer<typeof sandboxPartName>;

/** `compatible` is our own server that speaks LiteLLM's API; `litellm` the real one, where Python is present. */
export const sandboxEngine = z.enum(['compatible', 'litellm']);
export type SandboxEngine = z.infer<typeof sandboxEngine>;

export const sandboxState = z.enum(['stopped', 'starting', 'running', 'stopping', 'failed']);
export type SandboxState = z.infer<typeof sandboxState>;

export const sandboxPart = z.object({
  name: sandboxPartName,
  state: sandboxState,
  /** Loopback port, once it listens. */
  port: z.number().int().optional(),
  /** ISO time. */
  startedAt: z.string().optional(),
  /** What happened and what to do, when it failed. */
  problem: z.object({ message: z.string(), remedy: z.string().optional() }).optional(),
});
export type SandboxPart = z.infer<typeof sandboxPart>;

export const sandboxStatus = z.object({
  state: sandboxState,
  engine: sandboxEngine,
  /** Base URL for clients, such as `http://127.0.0.1:41234`, once running. */
  url: z.string().optional(),
  parts: z.array(sandboxPart),
  problem: z.object({ message: z.string(), remedy: z.string().optional() }).optional(),
});
export type SandboxStatus = z.infer<typeof sandboxStatus>;

export const sandboxLogLine = z.object({ id: z.number().int(), at: z.string(), text: z.string() });
export type SandboxLogLine = z.infer<typeof sandboxLogLine>;

export const litellmAvailability = z.object({
  isAvailable: z.boolean(),
  /** What was found, or what is missing and what to do. */
  message: z.string(),
  isInstalled: z.boolean(),
  version: z.string(),
});

export const sandbox = {
  /** The status at once and after each change. */
  watch: procedure.output(eventIterator(sandboxStatus)),
  start: procedure.output(sandboxStatus),
  stop: procedure.output(sandboxStatus),
  /** Stops, forgets the database, keys and spend, and starts again with the published config. */
  reset: procedure.output(sandboxStatus),
  /** The master key of the local gateway: local, random, made anew at each reset. */
  key: procedure.output(z.object({ key: z.string() })),
  /** Kept lines first, then new ones, in batches. */
  watchLogs: procedure
    .input(z.object({ part: sandboxPartName }))
    .output(eventIterator(z.array(sandboxLogLine))),
  litellm: procedure.output(litellmAvailability),
  /** Installs real LiteLLM where needed and changes over to it; the old engine stays if that fails. */
  switchEngine: procedure.input(z.object({ engine: sandboxEngine })).output(sandboxStatus),
};
