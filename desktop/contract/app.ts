import { z } from 'zod';
import { procedure } from './procedure.ts';

export const app = {
  /** What runs the services: shown in the about box and used to word "open the log". */
  about: procedure.output(
    z.object({
      version: z.string(),
      shell: z.enum(['electron', 'browser']),
      platform: z.string(),
      dataDir: z.string(),
      logFile: z.string(),
      /** False where the system keeps no secrets for us; typed keys are then asked for again. */
      canKeepSecrets: z.boolean(),
    }),
  ),
  /** Shows the log file in the system's file browser, or answers UNAVAILABLE with its path in browser mode. */
  openLog: procedure,
  /** An error that the window's boundary caught, for the log; the draft it holds is safe in the main process. */
  reportCrash: procedure.input(z.object({ message: z.string().max(10_000), stack: z.string().max(50_000) })),
};
