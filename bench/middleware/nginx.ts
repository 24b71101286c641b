import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findPort } from '../../desktop/main/sandbox/ports.ts';
import { startPinned } from './program.ts';
import { childrenOf, titleOf } from './proc.ts';

export interface Nginx {
  /** Keeps answers back until they are whole or large, as it does by default. */
  readonly port: number;
  /** Sends on each piece when it comes. */
  readonly streamPort: number;
  /** The worker: the only process of it that does anything. */
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** A reverse proxy as it is set up for an API: one worker, connections kept on both sides, no log. */
const config = (folder: string, backendPort: number, port: number, streamPort: number): string => `
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
worker_rlimit_nofile 16384;
pid ${folder}/nginx.pid;
error_log stderr crit;
events { worker_connections 8192; }
http {
  access_log off;
  keepalive_requests 1000000000;
  client_max_body_size 32m;
  client_body_buffer_size 4m;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  upstream backend {
    server 127.0.0.1:${backendPort};
    keepalive 64;
    keepalive_requests 1000000000;
  }
  proxy_http_version 1.1;
  proxy_set_header Connection "";
  proxy_read_timeout 11m;
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location / { proxy_pass http://backend; }
  }
  server {
    listen 127.0.0.1:${streamPort} backlog=4096;
    location / { proxy_pass http://backend; proxy_buffering off; }
  }
}
`;

const STARTS_WITHIN_MS = 5_000;

/** @param folder a new one for each @throws Missing when there is no nginx here */
export async function startNginx(folder: string, backendPort: number): Promise<Nginx> {
  const port = await findPort(0);
  const streamPort = await findPort(0);
  const file = join(folder, 'nginx.conf');
  await writeFile(file, config(folder, backendPort, port, streamPort));
  const program = await startPinned('nginx', ['-p', folder, '-c', file]);
  const giveUpAt = Date.now() + STARTS_WITHIN_MS;
  for (;;) {
    const pid = childrenOf(program.pid).find((child) => titleOf(child).startsWith('nginx: worker'));
    if (pid !== undefined) return { port, streamPort, pid, stop: program.stop };
    if (Date.now() > giveUpAt) {
      await program.stop();
      throw new Error('nginx has started no worker.');
    }
    await wait(20);
  }
}
