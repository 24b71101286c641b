import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../../config/document.ts';
import { brokenLine } from './broken-line.ts';
import { editFor } from './edit.ts';

const good = 'router_settings:\n  num_retries: 2\n';
const command = { kind: 'set-value', path: ['router_settings', 'num_retries'], value: 3 } as const;

describe('YAML that breaks', () => {
  it('is known by its first bad line, and no form writes into it', () => {
    const broken = parseConfig(`${good} timeout: 5\n`);
    expect(brokenLine(broken)).toBe(3);
    expect(editFor(broken, command)).toEqual({
      kind: 'refused',
      reason: 'The YAML breaks at line 3: mend it there first',
    });
  });

  it.each([
    ['nothing is wrong', good],
    ['a key stands twice, of which the last counts', `${good}  num_retries: 4\n`],
    ['nothing is there', ''],
  ])('is not where %s', (_why, text) => {
    expect(brokenLine(parseConfig(text))).toBeNull();
    expect(editFor(parseConfig(text), command)).toMatchObject({ kind: 'edits' });
  });
});
