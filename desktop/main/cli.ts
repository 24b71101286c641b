#!/usr/bin/env node
import { configWord } from './cli/config.ts';
import { middlewareWord } from './cli/middleware.ts';
import { runCli } from './cli/run.ts';
import { layoutOf, readVersion } from './layout.ts';
import { outliveOutput } from './server/print.ts';

/** Gatehouse without a window: `gatehouse WORD VERB`, with the words of the menu. */
outliveOutput();
const layout = layoutOf(import.meta.filename);
const words = [configWord, middlewareWord(layout.entries.middleware)];
const version = await readVersion(layout);
// Not process.exit: what is written to a pipe has to arrive first.
process.exitCode = await runCli(words, version, process.argv.slice(2));
