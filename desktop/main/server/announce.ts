import type { SandboxStatus } from '../../contract/sandbox.ts';
import { printLine, printNote } from './print.ts';

/** What is announced: the gateway on this machine. */
export interface AnnouncedSandbox {
  watch(signal: AbortSignal): AsyncIterable<SandboxStatus>;
  key(): Promise<string> | string;
}

/** Prints where the sandbox is and its key, once it answers; or why it does not. For whoever started us without a window. */
export async function announceSandbox(sandbox: AnnouncedSandbox, signal: AbortSignal): Promise<void> {
  for await (const { state, url, problem } of sandbox.watch(signal)) {
    if (state === 'running' && url !== undefined) {
      printLine(`gateway: ${url}`);
      printLine(`key: ${await sandbox.key()}`);
      return;
    }
    if (state === 'failed') {
      printNote(
        [problem?.message ?? 'The sandbox did not start.', problem?.remedy].filter(Boolean).join(' '),
      );
      return;
    }
  }
}
