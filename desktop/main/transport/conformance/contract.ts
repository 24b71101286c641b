import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from '../../../contract/procedure.ts';

/** A contract made of what every transport has to get right. */
export const conformanceContract = {
  echo: procedure
    .input(z.object({ text: z.string().max(1_000_000, 'Too long.') }))
    .output(z.object({ text: z.string() })),
  fail: procedure
    .input(z.object({ how: z.enum(['understood', 'bug', 'cancelled', 'wrongOutput']) }))
    .output(z.object({ isOk: z.boolean() })),
  /** The service answers more than this. */
  leak: procedure.output(z.object({ shown: z.string() })),
  leakStream: procedure.output(eventIterator(z.object({ shown: z.string() }))),
  /** Counts from 1 and ends. */
  count: procedure.input(z.object({ to: z.number().int() })).output(eventIterator(z.number())),
  /** One item, then the failure. */
  failMidway: procedure
    .input(z.object({ how: z.enum(['understood', 'bug']) }))
    .output(eventIterator(z.number())),
  /** One item, then nothing until the window leaves. */
  waitStream: procedure.output(eventIterator(z.string())),
  /** No answer until the window leaves. */
  wait: procedure.output(z.string()),
  /** As many items as are taken, in batches of 100. */
  flood: procedure.output(eventIterator(z.array(z.number()))),
  /** How many `wait`, `waitStream` and `flood` run now. */
  running: procedure.output(z.object({ count: z.number() })),
};

export type ConformanceContract = typeof conformanceContract;
