import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { sessionIds } from './session-id.ts';

const ids = sessionIds(randomBytes(32));
const owner = ids.owner('sk-1');
const other = ids.owner('sk-2');

it('recognises its ids for their owner only, without having stored them', () => {
  const id = ids.create(owner);
  expect(ids.judge(owner, id)).toBe('ours');
  expect(ids.judge(other, id)).toBe('nobody');
  expect(sessionIds(randomBytes(32)).judge(owner, id)).toBe('nobody');
  expect(ids.create(owner)).not.toBe(id);
});

it('gives each attempt of one request the same id, and another owner another one', () => {
  const id = ids.create(owner, 'request-1');
  expect(ids.create(owner, 'request-1')).toBe(id);
  expect(ids.judge(owner, id)).toBe('ours');
  expect(ids.create(owner, 'request-2')).not.toBe(id);
  expect(ids.create(other, 'request-1')).not.toBe(id);
});

it('takes no changed id for its own', () => {
  const id = ids.create(owner);
  for (let at = 'sess_'.length; at < id.length; at += 1) {
    const changed = `${id.slice(0, at)}${id[at] === 'A' ? 'B' : 'A'}${id.slice(at + 1)}`;
    expect(ids.judge(owner, changed)).toBe('nobody');
  }
});

it('leaves other texts to the older middleware’s table, but for those that never were ids', () => {
  expect(ids.judge(owner, '9f0c3c46-4b0e-4b57-8d75-0d8d3f3c2a11')).toBe('old');
  expect(ids.judge(owner, '')).toBe('nobody');
  expect(ids.judge(owner, 'a\0b')).toBe('nobody');
  expect(ids.judge(owner, 'a'.repeat(201))).toBe('nobody');
});

it('keeps of a key only what the salt makes of it', () => {
  expect(owner).toHaveLength(32);
  expect(sessionIds(randomBytes(32)).owner('sk-1')).not.toEqual(owner);
});
