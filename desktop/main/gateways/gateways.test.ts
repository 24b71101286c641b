import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { contract } from '../../contract/index.ts';
import type { GatewaySettings } from '../../contract/gateways.ts';
import { gatewayFolder } from '../state/folders.ts';
import { connect } from '../transport/connect.fixture.ts';
import { Gateways } from './gateways.ts';
import { gatewaysRouter } from './router.ts';

const PROD: GatewaySettings = {
  name: 'prod-eu',
  color: 'red',
  region: 'eu-west-1',
  stackName: 'litellm-stack',
  isReadOnly: true,
};

let folder = '';
let open: () => ReturnType<typeof connect<Pick<typeof contract, 'gateways'>>>['client'];
const closes: (() => void)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-gateways-'));
  open = () => {
    const { client, close } = connect<Pick<typeof contract, 'gateways'>>({
      gateways: gatewaysRouter(new Gateways(folder)),
    });
    closes.push(close);
    return client;
  };
});
afterEach(async () => {
  for (const close of closes.splice(0)) close();
  await rm(folder, { recursive: true, force: true });
});

it('begins with the sandbox and keeps what was saved', async () => {
  const { gateways } = open();
  expect(await gateways.list()).toMatchObject([{ kind: 'sandbox', id: 'sandbox' }]);
  const made = await gateways.create({ ...PROD, endpointUrl: 'http://localhost:4566' });
  expect(await open().gateways.list()).toEqual([expect.objectContaining({ kind: 'sandbox' }), made]);
});

it('tells every window of a change', async () => {
  const { gateways } = open();
  const seen = await gateways.watch();
  expect((await seen.next()).value).toHaveLength(1);
  const { id } = await gateways.create(PROD);
  expect((await seen.next()).value).toMatchObject([{}, { id, name: 'prod-eu' }]);
  await gateways.update({ id, settings: { ...PROD, isReadOnly: false } });
  expect((await seen.next()).value).toMatchObject([{}, { id, isReadOnly: false }]);
  await seen.return();
});

it('removes a gateway with what this machine keeps of it, and nothing else', async () => {
  const { gateways } = open();
  const { id } = await gateways.create(PROD);
  const { id: other } = await gateways.create({ ...PROD, name: 'staging' });
  for (const one of [id, other]) await mkdir(gatewayFolder(folder, one), { recursive: true });
  await gateways.remove({ id });
  expect(await readdir(join(folder, 'gateways'))).toEqual([other]);
  expect(await open().gateways.list()).toHaveLength(2);
});

it('refuses a name twice, whatever its case, and names the field', async () => {
  const { gateways } = open();
  await gateways.create(PROD);
  await expect(gateways.create({ ...PROD, name: 'PROD-eu' })).rejects.toMatchObject({
    code: 'CONFLICT',
    data: { field: 'name' },
  });
  await expect(gateways.create({ ...PROD, name: 'sandbox' })).rejects.toMatchObject({ code: 'CONFLICT' });
});

it('says what is wrong with a field', async () => {
  await expect(open().gateways.create({ ...PROD, region: 'europe' })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: 'A region looks like "eu-west-1".',
  });
});

it('leaves the sandbox alone, and says so of a gateway that is gone', async () => {
  const { gateways } = open();
  await expect(gateways.remove({ id: 'sandbox' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(gateways.remove({ id: '../..' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

it('makes two changes at once one after the other', async () => {
  const { gateways } = open();
  await Promise.all(['a', 'b', 'c'].map((name) => gateways.create({ ...PROD, name })));
  expect((await open().gateways.list()).map(({ name }) => name)).toEqual(['Sandbox', 'a', 'b', 'c']);
});

it('takes no folder name from a list that somebody edited by hand', async () => {
  await writeFile(join(folder, 'gateways.json'), JSON.stringify([{ ...PROD, id: '../../etc' }]));
  expect(await open().gateways.list()).toHaveLength(1);
});
