import { joinParent } from './child-side.ts';

/** A child that does what ACT says. */
const act = process.env['ACT'] ?? '';
if (act === 'silent') process.exit(0);
const parent = joinParent(() => (act === 'stubborn' ? new Promise(() => undefined) : undefined));
process.stdout.write('to the output\n');
process.stderr.write('to the complaints\n');
if (act === 'failed') parent.failed('The disk is full.', 'Make room.');
else {
  // Keeps it alive whatever happens to the channel: only joinParent may end it.
  setInterval(() => undefined, 60_000);
  parent.onMessage((message) => parent.send({ kind: 'echo', message, options: [...process.execArgv] }));
  parent.ready(4711);
}
