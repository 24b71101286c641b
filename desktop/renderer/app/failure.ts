import { isDefinedError } from '@orpc/client';
import { type AppErrorCode, BUG_MESSAGE } from '../../contract/errors.ts';

/** A failed call as the window shows it. */
export interface Failure {
  /** `BUG` for everything that is not understood. */
  readonly code: AppErrorCode | 'BUG';
  readonly message: string;
  readonly remedy?: string;
  /** The field of the input that is at fault, as a dotted path. */
  readonly field?: string;
}

interface Data {
  readonly remedy?: string;
  readonly field?: string;
}

/** Undefined for what the operator cancelled: that is silent. */
export function toFailure(error: unknown): Failure | undefined {
  if (error instanceof Error && error.name === 'AbortError') return undefined;
  if (!(error instanceof Error) || !isDefinedError(error)) return { code: 'BUG', message: BUG_MESSAGE };
  const { code, message, data } = error as unknown as { code: AppErrorCode; message: string; data?: Data };
  if (code === 'CANCELLED') return undefined;
  return {
    code,
    message,
    ...(data?.remedy !== undefined && { remedy: data.remedy }),
    ...(data?.field !== undefined && { field: data.field }),
  };
}
