import { describe, expect, it } from 'vitest';
import type { Problem, Severity } from '../../../../../config/problem.ts';
import type { Outline } from '../worker/protocol.ts';
import { focusAtLine, lineOf } from './focus-at-line.ts';
import { outlineRows } from './outline-rows.ts';
import { stepTo } from './step-to.ts';

const outline: Outline = {
  brokenLine: null,
  sections: [
    { name: 'model_list', line: 2 },
    { name: 'router_settings', line: 20 },
  ],
  deployments: [
    { index: 0, modelName: 'gpt-4o', model: 'openai/gpt-4o', line: 3 },
    { index: 1, modelName: undefined, model: 'openai/lost', line: 8 },
    { index: 2, modelName: 'gpt-4o', model: 'bedrock/claude', line: 12 },
  ],
};

const position = { offset: 0, line: 1, column: 1 };
const problem = (severity: Severity, ...path: (string | number)[]): Problem => ({
  severity,
  rule: 'any',
  message: 'Any',
  path,
  range: { start: position, end: position },
});

describe('the outline', () => {
  it('groups deployments by public name and shows known sections that are not set', () => {
    const rows = outlineRows(outline, [], ['router_settings', 'guardrails'], '');
    expect(rows.map((row) => row.label)).toEqual([
      'Models',
      'gpt-4o',
      '(no name) openai/lost',
      'Settings',
      'router_settings',
      'guardrails',
    ]);
    expect(rows[1]).toMatchObject({ armCount: 2, isUnset: false });
    expect(rows[5]).toMatchObject({ isUnset: true });
  });

  it('marks each row with its worst problem', () => {
    const problems = [
      problem('info', 'model_list', 0, 'litellm_params'),
      problem('error', 'model_list', 2),
      problem('warning', 'guardrails'),
      problem('error'),
    ];
    const rows = outlineRows(outline, problems, ['guardrails'], '');
    expect(rows.filter((row) => row.kind === 'item' && row.worst)).toMatchObject([
      { label: 'gpt-4o', worst: 'error', problemCount: 2 },
      { label: 'guardrails', worst: 'warning', problemCount: 1 },
    ]);
  });

  it('filters names, and leaves out a group in which nothing fits', () => {
    expect(outlineRows(outline, [], [], 'GPT').map((row) => row.label)).toEqual(['Models', 'gpt-4o']);
  });

  it('steps over headings and stops at the ends', () => {
    const rows = outlineRows(outline, [], [], '');
    expect(stepTo(rows, -1, 'ArrowDown')).toBe(1);
    expect(stepTo(rows, 2, 'j')).toBe(4);
    expect(stepTo(rows, 1, 'ArrowUp')).toBeUndefined();
    expect(stepTo(rows, 1, 'End')).toBe(4);
    expect(stepTo(rows, 1, 'x')).toBeUndefined();
  });
});

describe('lines and parts', () => {
  it('lead from a line to the part around it', () => {
    expect(focusAtLine(outline, 1)).toBeNull();
    expect(focusAtLine(outline, 5)).toEqual({ kind: 'model', modelName: 'gpt-4o' });
    expect(focusAtLine(outline, 9)).toEqual({ kind: 'deployment', index: 1 });
    expect(focusAtLine(outline, 99)).toEqual({ kind: 'section', name: 'router_settings' });
  });

  it('lead from a part to its first line', () => {
    expect(lineOf(outline, { kind: 'model', modelName: 'gpt-4o' })).toBe(3);
    expect(lineOf(outline, { kind: 'deployment', index: 2 })).toBe(12);
    expect(lineOf(outline, { kind: 'section', name: 'gone' })).toBeUndefined();
  });
});
