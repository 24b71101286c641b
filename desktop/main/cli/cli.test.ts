import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from './cli.fixture.ts';

const GOOD = `model_list:
  - model_name: nova
    litellm_params:
      model: bedrock/amazon.nova-pro-v1:0
`;
const WARNED = `${GOOD}      api_key: sk-0123456789abcdef
`;
const BAD = `${WARNED}router_settings:
  routing_strategy: simple_shuffle
`;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-cli-'));
  await mkdir(join(folder, 'folder'));
  await writeFile(join(folder, 'good.yaml'), GOOD);
  await writeFile(join(folder, 'warned.yaml'), WARNED);
  await writeFile(join(folder, 'bad.yaml'), BAD);
  await writeFile(join(folder, 'latin.yaml'), Buffer.from('a: caf\xe9\n', 'latin1'));
  await writeFile(join(folder, 'huge.yaml'), Buffer.alloc(6_000_000, 'a'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const check = (...args: string[]) => runProgram(['config', 'check', ...args], folder);

describe('config check', () => {
  it('prints each problem on an aligned line, and ends with 1 when one is an error', async () => {
    const { code, out, err } = await check('bad.yaml', 'warned.yaml');
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^bad\.yaml:5:16 {5}warning {2}secret-in-clear-text {6}A secret stands here/);
    expect(lines[1]).toMatch(
      /^bad\.yaml:7:21 {5}error {4}unknown-routing-strategy {2}LiteLLM does not start/,
    );
    expect(lines[2]).toMatch(/^warned\.yaml:5:16 {2}warning {2}secret-in-clear-text {6}A secret stands here/);
    expect(lines).toHaveLength(3);
    expect(err).toBe('gatehouse: 1 error, 2 warnings\n');
    expect(code).toBe(1);
  });

  it('ends with 0 when there are warnings only, or nothing', async () => {
    expect(await check('warned.yaml')).toMatchObject({ code: 0, err: 'gatehouse: 1 warning\n' });
    expect(await check('good.yaml')).toEqual({ code: 0, out: '', err: 'gatehouse: no problems\n' });
  });

  it('prints one array of all files with --json, and nothing beside it', async () => {
    const { code, out, err } = await check('bad.yaml', 'good.yaml', '--json');
    expect(JSON.parse(out)).toEqual([
      {
        file: 'bad.yaml',
        line: 5,
        column: 16,
        severity: 'warning',
        rule: 'secret-in-clear-text',
        message: expect.stringContaining('os.environ/AWS_BEARER_TOKEN_BEDROCK') as string,
      },
      {
        file: 'bad.yaml',
        line: 7,
        column: 21,
        severity: 'error',
        rule: 'unknown-routing-strategy',
        message: expect.stringContaining('Did you mean "simple-shuffle"?') as string,
      },
    ]);
    expect(err).toBe('');
    expect(code).toBe(1);
    expect(await check('--json', 'good.yaml')).toEqual({ code: 0, out: '[]\n', err: '' });
  });

  it('reads standard input for -', async () => {
    const { code, out } = await runProgram(['config', 'check', '-', '--json'], folder, BAD);
    expect(JSON.parse(out)).toMatchObject([
      { file: '-', line: 5 },
      { file: '-', line: 7 },
    ]);
    expect(code).toBe(1);
  });

  it('judges for the gateway that is described', async () => {
    const openai = GOOD.replace(
      'bedrock/amazon.nova-pro-v1:0',
      'openai/gpt-4o\n      api_key: os.environ/OPENAI_KEY',
    );
    const judge = async (...options: string[]) => {
      const { out } = await runProgram(['config', 'check', '-', '--json', ...options], folder, openai);
      return (JSON.parse(out) as { rule: string }[]).map(({ rule }) => rule);
    };
    expect(await judge()).toEqual([]);
    expect(await judge('--no-outbound')).toEqual(['needs-outbound-network']);
    expect(await judge('--environment', 'A,B')).toEqual(['unknown-environment-name']);
    expect(await judge('--environment', 'A', '--environment', 'OPENAI_KEY')).toEqual([]);
    expect(await judge('--environment', '')).toEqual(['unknown-environment-name']);
  });

  it('says of a file that is too large or no text what is wrong with it', async () => {
    const { code, out } = await check('huge.yaml', 'latin.yaml');
    expect(out).toMatch(/^huge\.yaml:1:1 +error +yaml-too-large +This file is larger than 5 MB/);
    expect(out).toMatch(/^latin\.yaml:1:7 +error +yaml-not-utf8 +This is not UTF-8 text/m);
    expect(code).toBe(1);
  });

  it('stops reading standard input that does not end', async () => {
    const { code, out } = await runProgram(['config', 'check', '-'], folder, Buffer.alloc(30_000_000, 'a'));
    expect(out).toContain('yaml-too-large');
    expect(code).toBe(1);
  });

  it('says in one line that a file cannot be read, checks the others, and ends with 2', async () => {
    const { code, out, err } = await check('missing.yaml', 'bad.yaml', 'folder');
    expect(err).toBe(
      'gatehouse: There is no such file: "missing.yaml"\ngatehouse: This is a folder, not a file: "folder"\n',
    );
    expect(out).toContain('unknown-routing-strategy');
    expect(code).toBe(2);
  });
});

describe('wrong use', () => {
  it.each([
    [['config', 'check'], 'missing required argument "file"'],
    [['config', 'check', '--jsn', 'good.yaml'], 'unknown option "--jsn" (did you mean --json?)'],
    [['config', 'chek', 'good.yaml'], 'unknown command "chek" (did you mean check?)'],
    [['confg'], 'unknown command "confg" (did you mean config?)'],
  ])('%j is said in one line and ends with 2', async (args, said) => {
    expect(await runProgram(args, folder)).toEqual({ code: 2, out: '', err: `gatehouse: ${said}\n` });
  });

  it.each([[[]], [['config']]])('%j shows what can be done and ends with 2', async (args) => {
    const { code, out, err } = await runProgram(args, folder);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('Usage: gatehouse');
  });

  it('is none to ask for help or for the version', async () => {
    expect(await runProgram(['config', 'check', '--help'], folder)).toMatchObject({
      code: 0,
      out: expect.stringContaining('--no-outbound') as string,
    });
    expect((await runProgram(['--version'], folder)).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
