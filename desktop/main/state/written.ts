import { AppError } from '../../contract/errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full, so nothing could be written.',
  EDQUOT: 'The disk is full, so nothing could be written.',
  EACCES: 'Gatehouse may not write into its data folder.',
  EPERM: 'Gatehouse may not write into its data folder.',
  EROFS: 'Gatehouse may not write into its data folder.',
  ENOTDIR: 'Gatehouse’s data folder is not a folder.',
  EEXIST: 'Gatehouse’s data folder is not a folder.',
};

/**
 * Does work that writes files in the data folder.
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
