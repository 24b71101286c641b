import { beginTurn, openTask } from './history.fixture.ts';

/** A task that dies in the middle of a streamed answer: it begins a turn, says so once the turn is kept, and waits to be killed. */
const { history } = await openTask({
  databaseUrl: process.env['DATABASE_URL'] ?? '',
  leaseMs: Number(process.env['LEASE_MS']),
});
const sessionId = process.env['SESSION_ID'] ?? '';
const turn = await beginTurn(history, 'never answered', { sessionId });
turn.open();
setInterval(() => {
  void history.read('sk-owner', sessionId).then((messages) => {
    if (messages.at(-1)?.content === 'never answered') process.stdout.write('kept\n');
  });
}, 20);
