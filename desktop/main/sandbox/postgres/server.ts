import { setTimeout } from 'node:timers/promises';
import { AppError } from '../../../contract/errors.ts';
import { findPort } from '../ports.ts';
import type { ClusterOptions } from './cluster.ts';
import { explain, isPortTaken } from './explain.ts';
import { ownFolder, type Program, runProgram } from './program.ts';
import { ask, createDatabase } from './session.ts';

export interface PostgresServer {
  readonly port: number;
  /** Resolves when it is gone. */
  readonly exited: Promise<unknown>;
  stop(): Promise<void>;
}

export interface ServerOptions extends ClusterOptions {
  /** Where the database's files are. */
  readonly data: string;
  readonly password: string;
  /** 0 when any will do. */
  readonly preferredPort: number;
}

const ASK_AGAIN_MS = 25;
/** Long enough to play back what was not yet written when the machine lost power. */
const READY_WITHIN_MS = 120_000;
const PORT_ATTEMPTS = 5;

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  // Loopback only, and by password: a socket file's path may be too long for it.
  unix_socket_directories: '',
  timezone: 'UTC',
  shared_buffers: '32MB',
  max_connections: '60',
  jit: 'off',
  logging_collector: 'off',
};

function run(port: number, { binaries, data, account }: ServerOptions): Program {
  const options = { folder: data, account };
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return runProgram(binaries.postgres, ['-D', ownFolder(options), '-p', String(port), ...settings], options);
}

/** Resolves when it answers us, rejects when it ended or does not know us. */
async function answered({ hasEnded, output }: Program, port: number, password: string): Promise<void> {
  const giveUpAt = Date.now() + READY_WITHIN_MS;
  while (Date.now() < giveUpAt) {
    const answer = await ask(port, password);
    if (hasEnded()) throw explain(output());
    if (answer === 'ours') return;
    if (answer === 'refused') {
      throw new AppError('UNAVAILABLE', 'The sandbox’s database does not accept its password.', {
        remedy: 'Reset the sandbox to begin with an empty database.',
      });
    }
    await setTimeout(ASK_AGAIN_MS);
  }
  throw explain(output());
}

/**
 * Starts Postgres over its files, on the preferred port or another one.
 * @throws AppError UNAVAILABLE with the reason when it does not come up
 */
export async function startServer(options: ServerOptions): Promise<PostgresServer> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await findPort(attempt === 1 ? options.preferredPort : 0);
    const program = run(port, options);
    const stop = async (): Promise<void> => {
      program.process.kill('SIGINT');
      await program.exited;
    };
    try {
      await answered(program, port, options.password);
      await createDatabase(port, options.password);
      return { port, exited: program.exited, stop };
    } catch (error) {
      await stop();
      if (attempt === PORT_ATTEMPTS || !isPortTaken(program.output())) throw error;
    }
  }
}
