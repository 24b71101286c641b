import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { takeToken } from './token.ts';

/** A tab: its address, and what it keeps through a reload. */
function openTab(href: string, kept = new Map<string, string>()) {
  const location = new URL(href);
  vi.stubGlobal('location', location);
  vi.stubGlobal('history', {
    state: null,
    replaceState: (_state: unknown, _title: string, path: string) => {
      location.href = new URL(path, location).href;
    },
  });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  return { location, kept };
}

describe('takeToken', () => {
  beforeEach(() => vi.unstubAllGlobals());
  afterEach(() => vi.unstubAllGlobals());

  it('takes the token out of the address bar', () => {
    const { location } = openTab('http://127.0.0.1:4100/#token=abc_-1');
    expect(takeToken()).toBe('abc_-1');
    expect(location.href).toBe('http://127.0.0.1:4100/');
  });

  it('still has it after a reload, on any page', () => {
    const { kept } = openTab('http://127.0.0.1:4100/#token=abc');
    takeToken();
    const { location } = openTab('http://127.0.0.1:4100/#/g/sandbox/config', kept);
    expect(takeToken()).toBe('abc');
    expect(location.hash).toBe('#/g/sandbox/config');
  });

  it('prefers the newer of two', () => {
    const { kept } = openTab('http://127.0.0.1:4100/#token=old');
    takeToken();
    openTab('http://127.0.0.1:4100/#token=new', kept);
    expect(takeToken()).toBe('new');
  });

  it('has none in a tab that was opened without it, or without storage', () => {
    openTab('http://127.0.0.1:4100/');
    expect(takeToken()).toBeUndefined();
    vi.stubGlobal('sessionStorage', {
      getItem: () => {
        throw new Error('off');
      },
    });
    expect(takeToken()).toBeUndefined();
  });
});
