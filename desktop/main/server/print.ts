/** A line for whoever started us. */
export const printLine = (line: string): void => void process.stdout.write(`${line}\n`);

/** A line beside the output: what happened and what to do. */
export const printNote = (line: string): void => void process.stderr.write(`gatehouse: ${line}\n`);

/** A terminal or a pipe that went away is no reason to stop. */
export function outliveOutput(): void {
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
}
