import { AppError } from '../../../contract/errors.ts';

/** Postgres's own words, always English here, and ours. The first that fits counts. */
const CAUSES: readonly { readonly sign: RegExp; readonly message: string; readonly remedy: string }[] = [
  {
    sign: /No space left on device|Check free disk space|not enough space on the disk|Disk quota exceeded/i,
    message: 'The disk is full, so the sandbox’s Postgres cannot run.',
    remedy: 'Make room on the disk that holds the data folder, then start the sandbox again.',
  },
  {
    sign: /lock file "postmaster\.pid" already exists|pre-existing shared memory block/i,
    message: 'Another Postgres still uses the sandbox’s database.',
    remedy: 'Close the other Gatehouse, or start this computer again.',
  },
  {
    sign: /not compatible with (this|the) version|incompatible with server|was initialized by PostgreSQL version/i,
    message: 'The sandbox’s database was written by another version of Postgres.',
    remedy: 'Reset the sandbox to begin with an empty database.',
  },
  {
    sign: /could not locate a valid checkpoint|invalid (checkpoint|page)|global\/pg_control|is not a valid data directory|corrupt/i,
    message: 'The sandbox’s database is damaged.',
    remedy: 'Reset the sandbox to begin with an empty database.',
  },
  {
    sign: /Permission denied|Read-only file system|wrong ownership|invalid permissions/i,
    message: 'Postgres may not write into the sandbox’s data folder.',
    remedy: 'Allow writing there, or choose another folder with --data-dir.',
  },
  {
    sign: /could not create shared memory|could not map anonymous shared memory|Cannot allocate memory|could not resize shared memory/i,
    message: 'There is not enough memory for the sandbox’s Postgres.',
    remedy: 'Close other programs, then start the sandbox again.',
  },
];

/** What Postgres wrote before it ended, in words for the operator. Its own go to the log only. */
export function explain(output: string): AppError {
  const cause = CAUSES.find(({ sign }) => sign.test(output));
  return new AppError('UNAVAILABLE', cause?.message ?? 'The sandbox’s Postgres did not start.', {
    remedy: cause?.remedy ?? 'Its log says why; a reset of the sandbox begins with an empty database.',
  });
}

/** Whether it ended because another program had its port. */
export const isPortTaken = (output: string): boolean =>
  /could not bind \w+ address|could not create any TCP\/IP sockets/i.test(output);
