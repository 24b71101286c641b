import { claimDataDir } from './claim.ts';

/** A process that holds a data folder until it is ended: `holder.fixture.ts DIR URL`. */
const [, , dataDir = '', url = ''] = process.argv;
const claim = await claimDataDir(dataDir, 'browser');
if (claim.kind === 'ours') await claim.announce(url);
process.send?.(claim.kind);
process.once('disconnect', () => process.exit());
