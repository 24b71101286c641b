import { describe, expect, it } from 'vitest';
import { AppError } from '../../contract/errors.ts';
import { parseServerOptions } from './options.ts';

describe('parseServerOptions', () => {
  it('opens a browser on a free port with the usual folder when nothing is said', () => {
    expect(parseServerOptions([])).toEqual({ dataDir: undefined, port: 0, opensBrowser: true });
  });

  it('reads every option', () => {
    const args = ['--browser', '--data-dir', 'here', '--port=4100', '--no-open'];
    expect(parseServerOptions(args)).toEqual({ dataDir: 'here', port: 4100, opensBrowser: false });
  });

  it.each([
    [['--port', 'x'], '--port'],
    [['--port', '70000'], '--port'],
    [['--port='], '--port'],
    [['--port'], '--port'],
    [['--data-dir='], '--data-dir'],
    [['--prot', '1'], '--prot'],
    [['stray'], 'stray'],
  ])('refuses %j and names it', (args, named) => {
    expect(() => parseServerOptions(args)).toThrow(AppError);
    expect(() => parseServerOptions(args)).toThrow(named);
  });
});
