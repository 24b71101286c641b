import { expect, it } from 'vitest';
import { RecentTexts } from './recent.ts';

const text = (length: number, letter = 'a'): Buffer => Buffer.from(letter.repeat(length));

it('gives a text only for the revision that it is of', () => {
  const recent = new RecentTexts(100_000);
  recent.put('s', 'r1', text(3));
  expect(recent.get('s', 'r1')?.toString()).toBe('aaa');
  expect(recent.get('s', 'r2')).toBeUndefined();
  expect(recent.append('s', 'r0', 'r2', text(1, 'b'))).toBe(false);
  expect(recent.append('s', 'r1', 'r2', text(1, 'b'))).toBe(true);
  expect(recent.get('s', 'r1')).toBeUndefined();
  expect(recent.get('s', 'r2')?.toString()).toBe('aaab');
});

it('leaves what it gave as it was, however much is appended', () => {
  const recent = new RecentTexts(10_000_000);
  recent.put('s', '0', text(10));
  const views: Buffer[] = [];
  for (let turn = 0; turn < 200; turn += 1) {
    views.push(recent.get('s', String(turn)) ?? Buffer.alloc(0));
    recent.append('s', String(turn), String(turn + 1), text(50, 'b'));
  }
  for (const [turn, view] of views.entries()) {
    expect(view.toString()).toBe('a'.repeat(10) + 'b'.repeat(50 * turn));
  }
});

it('keeps to its bytes, and lets go of what was not used for longest', () => {
  const recent = new RecentTexts(4_500);
  recent.put('old', '1', text(1_000));
  recent.put('used', '1', text(1_000));
  recent.put('third', '1', text(1_000));
  recent.get('old', '1');
  recent.put('fourth', '1', text(1_000));
  expect(['old', 'used', 'third', 'fourth'].filter((id) => recent.has(id))).toEqual([
    'old',
    'third',
    'fourth',
  ]);
  recent.put('too large', '1', text(6_000));
  expect(recent.has('too large')).toBe(false);
});

it('forgets what was not used for a while', () => {
  const recent = new RecentTexts(5_000);
  recent.put('s', '1', text(10));
  recent.forgetUnused(Date.now() - 1_000);
  expect(recent.has('s')).toBe(true);
  recent.forgetUnused(Date.now() + 1);
  expect(recent.has('s')).toBe(false);
});
