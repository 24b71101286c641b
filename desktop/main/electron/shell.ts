import { safeStorage, shell } from 'electron';
import type { Shell } from '../app/shell.ts';

/** What the services may ask of Electron. Call it once Electron is ready. */
export const electronShell = async (version: string): Promise<Shell> => ({
  kind: 'electron',
  version,
  canKeepSecrets: await canKeepSecrets(),
  showFile: (path) => {
    shell.showItemInFolder(path);
    return Promise.resolve();
  },
});

/** On a Linux without a secret store Electron would keep them as good as readable: that counts as none. */
async function canKeepSecrets(): Promise<boolean> {
  try {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
    return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
  } catch {
    // An older Electron, or a store that does not answer.
    return false;
  }
}
