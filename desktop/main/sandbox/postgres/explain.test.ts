import { expect, it } from 'vitest';
import { explain, isPortTaken } from './explain.ts';

it.each([
  ['FATAL:  could not write to file "pg_wal/xlogtemp.12": No space left on device', /disk is full/],
  [
    'FATAL:  could not extend file "base/1/2": wrote only 4096 of 8192 bytes\nHINT:  Check free disk space.',
    /disk is full/,
  ],
  ['FATAL:  lock file "postmaster.pid" already exists', /Another Postgres/],
  ['FATAL:  database files are incompatible with server', /another version/],
  ['PANIC:  could not locate a valid checkpoint record at 0/1', /damaged/],
  ['could not open file "x": Permission denied', /may not write/],
  ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', /not enough memory/],
  ['anything else', /did not start/],
])('%s', (output, message) => {
  const reason = explain(`LOG:  starting\n${output}\n`);
  expect(reason.message).toMatch(message);
  expect(reason.remedy).toBeDefined();
});

it('sees that a port is taken', () => {
  expect(isPortTaken('LOG:  could not bind IPv4 address "127.0.0.1": Address already in use')).toBe(true);
  expect(isPortTaken('FATAL:  could not create any TCP/IP sockets')).toBe(true);
  expect(isPortTaken('FATAL:  the disk is full')).toBe(false);
});
