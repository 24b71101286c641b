import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ask } from './session.ts';

const ASK_AGAIN_MS = 50;
const GIVE_UP_MS = 20_000;

/**
 * After a crash a `postmaster.pid` remains; its process id may long be another program's, and then Postgres would not start. The
 * port in it tells better: who answers there with our password is stopped, and when nobody does the file goes.
 * When it stays unclear the file stays too, and Postgres judges.
 */
export async function clearLeftover(data: string, password: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  // Lines: process id, folder, start time, port; a process id below zero is a single-user session's.
  const [pid = 0, , , port = 0] = text.split('\n').map(Number);
  let isAsked = false;
  const giveUpAt = Date.now() + GIVE_UP_MS;
  while (Date.now() < giveUpAt) {
    const answer = port > 0 && port < 65_536 ? await ask(port, password) : 'nobody';
    if (answer === 'nobody') {
      await rm(file, { force: true });
      return;
    }
    if (answer === 'refused' || answer === 'other') return;
    if (answer === 'ours' && !isAsked && pid > 1) {
      isAsked = true;
      end(pid);
    }
    await setTimeout(ASK_AGAIN_MS);
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // It is gone already.
  }
}
