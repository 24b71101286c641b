import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger, openLog } from './log.ts';
import { scrub } from './scrub.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-log-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

describe('openLog', () => {
  it('writes at once, readable by this user only', async () => {
    const { logger, file } = openLog(dataDir);
    logger.info('started');
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ msg: 'started' });
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it('sets a large log aside and keeps it', async () => {
    const { file } = openLog(dataDir);
    await writeFile(file, 'x'.repeat(6 * 1024 * 1024));
    openLog(dataDir).logger.info('after it');
    expect(await readFile(file, 'utf8')).toContain('after it');
    expect((await stat(`${file}.previous`)).size).toBeGreaterThan(5 * 1024 * 1024);
  });

  it('goes on without a log where none can be written', () => {
    mkdirSync(join(dataDir, 'logs', 'gatehouse.log'), { recursive: true });
    const { logger } = openLog(dataDir);
    expect(() => logger.info('to nowhere')).not.toThrow();
  });
});

describe('what reaches the log', () => {
  const logged = (fields: object): string => {
    const lines: string[] = [];
    createLogger({ write: (line) => lines.push(line) }).info(fields, 'said');
    return lines.join('');
  };

  it('never holds the fields that carry secrets', () => {
    const line = logged({ key: 'k-1', answer: { token: 't-1', name: 'kept' } });
    expect(line).not.toContain('k-1');
    expect(line).not.toContain('t-1');
    expect(line).toContain('kept');
  });

  it('holds the chain of an error', () => {
    const line = logged({ err: new Error('outer', { cause: new Error('inner') }) });
    expect(line).toContain('outer');
    expect(line).toContain('inner');
  });

  it.each([
    ['key sk-abcdef123456 was refused', 'sk-abcdef123456'],
    ['Authorization: Bearer abc.def.ghi', 'abc.def.ghi'],
    ['postgres://gatehouse:p4ss@127.0.0.1:5432/litellm', 'p4ss'],
    ['redis://:p4ss@127.0.0.1', 'p4ss'],
    ['AKIAIOSFODNN7EXAMPLE is not authorized', 'IOSFODNN7'],
    ['http://127.0.0.1:1/#token=abc-def_1', 'abc-def_1'],
  ])('has secrets scrubbed out of the text of others: %s', (text, secret) => {
    expect(scrub(text)).not.toContain(secret);
  });

  it('is otherwise left as it is', () => {
    const text = 'GET http://127.0.0.1:4100/v1/models answered 503 for task-1';
    expect(scrub(text)).toBe(text);
  });
});
