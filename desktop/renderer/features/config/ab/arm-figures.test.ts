import { describe, expect, it } from 'vitest';
import { readModelList } from '../../../../../config/deployments.ts';
import { parseConfig } from '../../../../../config/document.ts';
import type { Deployment } from '../../../../../config/deployments.ts';
import { moveSlider } from '../../../../../config/shares/sliders.ts';
import type { Arm, Traffic } from '../../../../contract/config.ts';
import { armFigures, measuredOf, rowsOf } from './arm-figures.ts';

const arms = (...params: readonly string[]): readonly Deployment[] =>
  readModelList(
    parseConfig(
      `model_list:\n${params.map((each) => `  - {model_name: a, litellm_params: {${each}}}\n`).join('')}`,
    ),
  );

const measured = (index: number, model: string): Arm => ({
  index,
  modelId: String(index),
  model,
  calls: 10,
  errors: 0,
  share: 0.5,
  shareInterval: [0.4, 0.6],
  p50Ms: 1,
  p95Ms: 2,
  tokens: 3,
  usd: 4,
});

const traffic = (...found: readonly Arm[]): Traffic => ({
  kind: 'measured',
  since: '2026-11-01T00:00:00Z',
  totalCalls: 20,
  isEnough: true,
  arms: [...found],
});

const VERSION = '1.104.4';

describe('figures of an arm', () => {
  it('follow the slider while it is dragged, before the text does', () => {
    const group = arms('model: p/x, weight: 9', 'model: p/y, weight: 1');
    const rows = rowsOf(group, 'simple-shuffle', VERSION);
    expect(armFigures(group, rows, false, 'simple-shuffle', VERSION, null)).toMatchObject([
      { intended: 0.9, effective: 0.9 },
      { intended: 0.1, effective: 0.1 },
    ]);
    const moved = moveSlider(rows, 0, 250);
    expect(armFigures(group, moved, true, 'simple-shuffle', VERSION, null)).toMatchObject([
      { intended: 0.25, effective: 0.25 },
      { intended: 0.75, effective: 0.75 },
    ]);
  });

  it('tell what is intended from what a strategy does with it', () => {
    const group = arms('model: p/x, weight: 9', 'model: p/y, weight: 1');
    const rows = rowsOf(group, 'least-busy', VERSION);
    const [first] = armFigures(group, rows, false, 'least-busy', VERSION, null);
    expect(first).toMatchObject({ intended: 0.9, effective: null });
    expect(first?.reason).toContain('least-busy');
  });

  it('stand where the traffic goes while no weight is set', () => {
    const group = arms('model: p/x, rpm: 300', 'model: p/y, rpm: 100');
    expect(rowsOf(group, 'simple-shuffle', VERSION).map(({ share }) => share)).toEqual([750, 250]);
  });

  it('say why a deployment without a weight gets nothing', () => {
    const group = arms('model: p/x, weight: 1', 'model: p/y');
    const rows = rowsOf(group, 'simple-shuffle', VERSION);
    expect(armFigures(group, rows, false, 'simple-shuffle', VERSION, null)[1]).toMatchObject({
      intended: 0,
      effective: 0,
      reason: expect.stringContaining('Never chosen') as string,
    });
  });
});

describe('measured shares', () => {
  const group = arms('model: p/x', 'model: p/y');

  it('belong to the deployment in the same place with the same model', () => {
    const found = traffic(measured(0, 'p/x'), measured(1, 'p/y'));
    expect(measuredOf(group[1]!, group, found)?.modelId).toBe('1');
  });

  it('follow a deployment that was moved, when its model is the only one', () => {
    const found = traffic(measured(0, 'p/y'), measured(1, 'p/x'));
    expect(measuredOf(group[0]!, group, found)?.modelId).toBe('1');
  });

  it('are nobody’s when it cannot be told whose they are', () => {
    const twins = arms('model: p/z', 'model: p/x', 'model: p/x');
    expect(measuredOf(twins[2]!, twins, traffic(measured(0, 'p/x')))).toBeUndefined();
    expect(measuredOf(group[0]!, group, null)).toBeUndefined();
  });
});
