import { oc } from '@orpc/contract';
import { z } from 'zod';
import { APP_ERROR_CODES, type AppErrorCode } from './errors.ts';

const errorData = z.object({ remedy: z.string().optional(), field: z.string().optional() });

const errors = Object.fromEntries(APP_ERROR_CODES.map((code) => [code, { data: errorData }])) as Record<
  AppErrorCode,
  { data: typeof errorData }
>;

/** Where every procedure of the contract begins: it may fail with an AppError code and nothing else. */
export const procedure = oc.errors(errors);
