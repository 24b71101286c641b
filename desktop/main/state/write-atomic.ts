import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/** What a write that was cut off with the app may leave behind. */
export const TEMPORARY = '.tmp';

/**
 * Replaces a file whole or not at all, readable by this user only.
 * Not by the package of that purpose: `write-file-atomic` 7 writes once and does not look how much was written, so a disk that becomes
 * full meanwhile would replace a good file by the first part of a new one.
 * @throws the system's error; then the file is as it was
 */
export async function writeAtomic(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}${TEMPORARY}`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
