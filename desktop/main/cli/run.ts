import { Command, CommanderError } from 'commander';
import { printNote } from '../server/print.ts';

/** What the command line comes to: all well, found problems, wrong use. */
export type ExitCode = 0 | 1 | 2;
export const EXIT = { ok: 0, problems: 1, wrongUse: 2 } as const;

/** One of the menu's words with its verbs. A verb reports how it went. */
export type Word = (word: Command, report: (code: ExitCode) => void) => void;

/** Reads the arguments and runs the verb; wrong use is said in one line beside the output. */
export async function runCli(
  words: readonly Word[],
  version: string,
  args: readonly string[],
): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const program = prepare(new Command('gatehouse'))
    .description('Gatehouse without a window, for pipelines and scripts.')
    .version(version, '--version', 'Print the version');
  for (const word of words) word(program, (reported) => (code = reported));
  for (const command of [program, ...descendants(program)]) prepare(command);
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help that was asked for is no mistake; help for want of a verb is.
    return error.exitCode === 0 ? EXIT.ok : EXIT.wrongUse;
  }
  return code;
}

const descendants = (command: Command): readonly Command[] =>
  command.commands.flatMap((child) => [child, ...descendants(child)]);

const prepare = (command: Command): Command =>
  command
    .exitOverride()
    .helpOption('-h, --help', 'Print this')
    .helpCommand(false)
    .configureOutput({
      outputError: (text) => printNote(sentence(text)),
    });

/** `error: unknown option '--jsn'\n(Did you mean --json?)` → `unknown option "--jsn" (did you mean --json?)`. */
const sentence = (text: string): string =>
  text
    .trim()
    .replace(/^error: /, '')
    .replaceAll(/'([^']*)'/g, '"$1"')
    .replace(/\n\(Did/, ' (did');
