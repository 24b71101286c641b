import { AppError } from '../../contract/errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full, so the sandbox cannot write its files.',
  EDQUOT: 'The disk is full, so the sandbox cannot write its files.',
  EACCES: 'The sandbox may not write into its data folder.',
  EPERM: 'The sandbox may not write into its data folder.',
  EROFS: 'The sandbox may not write into its data folder.',
  ENOTDIR: 'The sandbox’s data folder is not a folder.',
  EEXIST: 'The sandbox’s data folder is not a folder.',
};

/**
 * Writes files.
 * @throws AppError UNAVAILABLE for a full disk and for what may not be written
 */
export async function written<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const message = REASONS[(cause as NodeJS.ErrnoException).code ?? ''];
    if (message === undefined) throw cause;
    throw new AppError('UNAVAILABLE', message, {
      remedy: 'Make room and allow writing there, or choose another folder with --data-dir.',
      cause,
    });
  }
}
