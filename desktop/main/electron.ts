import { app } from 'electron';
import { dataDirFrom } from './data-dir.ts';
import { dataDirOption } from './electron/options.ts';
import { giveUp, runElectron, useFolder } from './electron/run.ts';
import { registerScheme } from './electron/scheme.ts';

/** Gatehouse in a window of its own: `electron . [--data-dir DIR]`. */
const dataDir = dataDirFrom(dataDirOption(process.argv.slice(1)));
registerScheme();
useFolder(dataDir);
if (app.requestSingleInstanceLock()) runElectron(dataDir, import.meta.filename).catch(giveUp);
else app.exit(0);
