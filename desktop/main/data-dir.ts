import { resolve } from 'node:path';
import envPaths from 'env-paths';

/**
 * Where this Gatehouse keeps its state: the folder that was asked for, else the system's place for application data, the
 * same for Electron and the browser mode.
 */
export const dataDirFrom = (asked: string | undefined): string =>
  asked === undefined ? envPaths('Gatehouse', { suffix: '' }).data : resolve(asked);
