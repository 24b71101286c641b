import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './backends.ts';

interface Line {
  readonly level: string;
  readonly msg: string;
}

/** The middleware as a container starts it: no parent, settings by environment, JSON lines on its output. */
async function run(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [join(root, 'middleware', 'main.ts')], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (piece) => (output += String(piece)));
  const [code] = (await once(child, 'close')) as [number | null];
  return {
    code,
    output,
    lines: output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line),
  };
}

describe('the middleware with wrong settings', () => {
  it('tells each by one line, and does not start', async () => {
    const { code, lines, output } = await run({
      PORT: '70000',
      DATABASE_URL: 'mysql://user:a-password-of-ours@host/name',
      REDIS_URL: 'not an address',
      BODY_LIMIT_BYTES: 'much',
      OKTA_ISSUER: 'http://login.example.com',
    });
    expect(code).toBe(1);
    const wrong = lines.map(({ msg }) => /^[A-Z][A-Z_]+/.exec(msg)?.[0]).filter((name) => name !== undefined);
    expect([...wrong].sort()).toEqual([
      'BODY_LIMIT_BYTES',
      'DATABASE_URL',
      'LITELLM_URL',
      'OKTA_ISSUER',
      'PORT',
      'REDIS_URL',
    ]);
    expect(lines.every(({ level }) => level === 'fatal')).toBe(true);
    expect(output).not.toContain('a-password-of-ours');
  });

  it('wants the master key beside Okta', async () => {
    const { code, lines } = await run({
      LITELLM_URL: 'http://127.0.0.1:9',
      OKTA_ISSUER: 'https://login.example.com/oauth2/default',
    });
    expect(code).toBe(1);
    expect(lines[0]?.msg).toMatch(/^MASTER_KEY must be set beside OKTA_ISSUER/);
  });
});
