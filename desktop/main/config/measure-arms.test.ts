import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readModelList } from '../../../config/deployments.ts';
import { parseConfig } from '../../../config/document.ts';
import type { SpendRow } from '../litellm/client.ts';
import { measureArms } from './measure-arms.ts';
import { wilsonInterval } from './wilson.ts';

const deployments = readModelList(
  parseConfig(`
model_list:
  - {model_name: chat, litellm_params: {model: openai/a}}
  - {model_name: chat, litellm_params: {model: bedrock/b}}
`),
);
const models = [
  { modelName: 'other', id: 'o', mode: undefined },
  { modelName: 'chat', id: 'A', mode: undefined },
  { modelName: 'chat', id: 'B', mode: undefined },
];

let next = 0;
const row = (model_id: string, more: Partial<SpendRow> = {}): SpendRow => ({
  request_id: String(next++),
  model_id,
  model_group: 'chat',
  startTime: '2026-11-24T10:00:00.000Z',
  endTime: '2026-11-24T10:00:00.200Z',
  spend: 0.001,
  total_tokens: 30,
  status: 'success',
  ...more,
});
const rows = (count: number, id: string, more: Partial<SpendRow> = {}): readonly SpendRow[] =>
  Array.from({ length: count }, () => row(id, more));

test('counts what each deployment got, in the order of the config', () => {
  const { arms, totalCalls, isEnough } = measureArms('chat', deployments, models, [
    ...rows(90, 'A'),
    ...rows(8, 'B'),
    ...rows(2, 'B', { status: 'failure', spend: 0, total_tokens: 0 }),
  ]);
  expect([totalCalls, isEnough]).toEqual([100, true]);
  expect(arms).toMatchObject([
    { index: 0, modelId: 'A', model: 'openai/a', calls: 90, errors: 0, share: 0.9, p50Ms: 200, p95Ms: 200 },
    { index: 1, modelId: 'B', model: 'bedrock/b', calls: 10, errors: 2, share: 0.1, tokens: 240 },
  ]);
  expect(arms[0]?.usd).toBeCloseTo(0.09);
});

test('leaves out calls that came as the fallback of another name, and deployments that are gone', () => {
  const fallback = row('A', { metadata: { original_model_group: 'other' } });
  const own = row('B', { metadata: { original_model_group: null } });
  expect(measureArms('chat', deployments, models, [fallback, row('gone'), own])).toMatchObject({
    totalCalls: 1,
    arms: [{ calls: 0 }, { calls: 1, share: 1 }],
  });
});

test('says that a few calls are too few, and nothing of none', () => {
  expect(measureArms('chat', deployments, models, rows(24, 'A')).isEnough).toBe(false);
  expect(measureArms('chat', deployments, models, []).arms).toMatchObject([
    { share: null, shareInterval: null, p50Ms: null, p95Ms: null },
    { share: null },
  ]);
});

test('reads the durations of answered calls only', () => {
  const timed = Array.from({ length: 100 }, (_, index) =>
    row('A', { endTime: new Date(Date.parse('2026-11-24T10:00:00.000Z') + (index + 1) * 10).toISOString() }),
  );
  const failed = rows(50, 'A', { status: 'failure', endTime: '2026-11-24T10:09:00.000Z' });
  expect(measureArms('chat', deployments, models, [...timed, ...failed]).arms[0]).toMatchObject({
    p50Ms: 500,
    p95Ms: 950,
  });
});

test('an interval holds its share, stays within 0 and 1, and narrows with the calls', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (total, part) => {
        const count = Math.round(part * total);
        const [low, high] = wilsonInterval(count, total);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(count / total + 1e-12);
        expect(high).toBeGreaterThanOrEqual(count / total - 1e-12);
        const [wideLow, wideHigh] = wilsonInterval(count, total);
        const [narrowLow, narrowHigh] = wilsonInterval(count * 4, total * 4);
        expect(narrowHigh - narrowLow).toBeLessThan(wideHigh - wideLow);
      },
    ),
  );
  // R's prop.test without correction gives these bounds.
  const [low, high] = wilsonInterval(10, 100);
  expect(low).toBeCloseTo(0.0552, 4);
  expect(high).toBeCloseTo(0.1744, 4);
});
