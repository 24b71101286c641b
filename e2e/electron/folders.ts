import { join } from 'node:path';

/** The project's own folder: the app that is tested, built. */
export const root = join(import.meta.dirname, '..', '..');

/** A small app with the real shell around the conformance contract; built before the suite. */
export const conformanceApp = join(root, '.cache', 'e2e-electron-conformance');

/** Where pictures of the window are put, to be looked at. */
export const pictures = join(root, '.cache', 'e2e-electron-pictures');
