import type { Command } from 'commander';
import type { ConfigContext } from '../../../config/context.ts';
import { SCHEMA_LITELLM_VERSION } from '../../../config/schema/config-schema.ts';
import { printLine, printNote } from '../server/print.ts';
import { checkFile, type FileProblem } from './config/check-file.ts';
import { problemLines, summary } from './config/problem-lines.ts';
import { EXIT, type ExitCode, type Word } from './run.ts';

interface CheckOptions {
  readonly json?: true;
  readonly outbound: boolean;
  readonly environment?: readonly string[];
  readonly litellmVersion: string;
}

/** `gatehouse config check FILE…` */
export const configWord: Word = (program, report) => {
  program
    .command('config')
    .description("The gateway's config.yaml")
    .command('check')
    .description('Print every problem of each FILE; exit 1 when one is an error')
    .argument('<file...>', 'config.yaml files; - for standard input')
    .option('--json', 'print one array of { file, line, column, severity, rule, message }')
    .option('--no-outbound', 'the gateway has no outbound network')
    .option(
      '--environment <names>',
      'what the gateway is provided with, as NAME,NAME; may be repeated',
      names,
    )
    .option('--litellm-version <version>', 'the LiteLLM that will run', SCHEMA_LITELLM_VERSION)
    .action(async (files: string[], _options: unknown, command: Command) =>
      report(await check(files, command.opts<CheckOptions>())),
    );
};

const names = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...value.split(',').flatMap((name) => name.trim() || []),
];

const contextOf = ({ outbound, environment, litellmVersion }: CheckOptions): ConfigContext => ({
  environmentNames: environment ?? null,
  hasOutboundNetwork: outbound,
  cacheTypes: null,
  litellmVersion,
});

async function check(files: readonly string[], options: CheckOptions): Promise<ExitCode> {
  const context = contextOf(options);
  const problems: FileProblem[] = [];
  let isUnreadable = false;
  for (const file of new Set(files)) {
    const outcome = await checkFile(file, context);
    if (outcome.kind === 'checked') problems.push(...outcome.problems);
    else {
      isUnreadable = true;
      printNote(outcome.reason);
    }
  }
  if (options.json) printLine(JSON.stringify(problems, null, 2));
  else {
    for (const line of problemLines(problems)) printLine(line);
    if (!isUnreadable) printNote(summary(problems));
  }
  if (isUnreadable) return EXIT.wrongUse;
  return problems.some(({ severity }) => severity === 'error') ? EXIT.problems : EXIT.ok;
}
