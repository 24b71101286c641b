/** A child that reports its port, says lines, echoes what it hears, and may refuse to start or to stop. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}
const { parentPort } = process as unknown as { parentPort: ParentPort };
const { HOW } = process.env;

if (HOW === 'fails') {
  parentPort.postMessage({ kind: 'failed', message: 'The port is taken.', remedy: 'Free it.' });
} else if (HOW === 'ends') {
  process.exit(3);
} else {
  if (HOW === 'stays') process.on('SIGTERM', () => undefined);
  if (HOW === 'tidies') {
    process.on('SIGTERM', () => {
      process.stdout.write('tidied\n', () => process.exit(0));
    });
  }
  process.stdout.write('first line\nsecond ');
  process.stdout.write('line\n');
  process.stderr.write('a complaint\n');
  parentPort.on('message', ({ data }) => parentPort.postMessage({ echo: data }));
  parentPort.postMessage({ kind: 'ready', port: 4100 });
}
