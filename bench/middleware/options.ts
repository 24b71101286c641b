import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const ROOT = join(import.meta.dirname, '..', '..');
const SOURCE = join(ROOT, 'middleware', 'main.ts');
const BUNDLE = join(ROOT, 'out', 'main', 'middleware.mjs');

export const SECTIONS = ['requests', 'latency', 'memory', 'history'] as const;
export type Section = (typeof SECTIONS)[number];

/** How much is measured. */
export interface Options {
  readonly sections: readonly Section[];
  /** The middleware's program. Absolute. */
  readonly entry: string;
  /** Profiles instead of figures. */
  readonly isProfile: boolean;
  readonly rounds: number;
  /** Calls before the first round. */
  readonly callsToCompile: number;
  readonly warmUpMs: number;
  readonly forMs: number;
  /** Open at once, for memory. */
  readonly streams: number;
  /** Open at once, for the cost of one piece. */
  readonly briskStreams: number;
  readonly holdMs: number;
  /** Turns before the last ones of a long session, and how many sessions. */
  readonly longTurns: number;
  readonly longSessions: number;
}

const FULL = {
  rounds: 5,
  callsToCompile: 10_000,
  warmUpMs: 1_000,
  forMs: 4_000,
  streams: 2_000,
  briskStreams: 200,
  holdMs: 8_000,
  longTurns: 1_000,
  longSessions: 8,
};
/** Enough to see that everything runs; the figures say nothing. */
const QUICK = {
  rounds: 1,
  callsToCompile: 64,
  warmUpMs: 100,
  forMs: 300,
  streams: 100,
  briskStreams: 20,
  holdMs: 1_200,
  longTurns: 20,
  longSessions: 2,
};

/** @throws Error for an option or a section that there is none of */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      bundle: { type: 'boolean', default: false },
      entry: { type: 'string' },
      profile: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  });
  const names = values.only?.split(',') ?? SECTIONS;
  const unknown = names.find((name) => !SECTIONS.some((section) => section === name));
  if (unknown !== undefined)
    throw new Error(`There are the sections ${SECTIONS.join(', ')}, and none called "${unknown}".`);
  return {
    ...(values.quick ? QUICK : FULL),
    sections: SECTIONS.filter((section) => names.includes(section)),
    entry: values.entry === undefined ? (values.bundle ? BUNDLE : SOURCE) : resolve(values.entry),
    isProfile: values.profile,
  };
}
