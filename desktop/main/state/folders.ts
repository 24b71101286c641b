import { join } from 'node:path';

/** What this machine keeps of one gateway. @param id from our own list; never a path that somebody typed */
export const gatewayFolder = (dataDir: string, id: string): string => join(dataDir, 'gateways', id);
