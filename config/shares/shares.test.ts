import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../document.ts';
import { effectiveShares, type ShareInput } from './effective.ts';
import { fallbackGraph, fallbacksOf } from './fallback-graph.ts';
import { moveSlider, setLock, type SliderRow, toRows, toWeights, WHOLE } from './sliders.ts';

const one = (numbers: Partial<ShareInput>): ShareInput => ({
  weight: undefined,
  rpm: undefined,
  tpm: undefined,
  order: undefined,
  ...numbers,
});

/** LiteLLM's pick under simple-shuffle, as a lottery: written apart from the code under test. */
function draw(deployments: readonly ShareInput[], random: () => number): number {
  const orders = deployments.flatMap(({ order }) => order ?? []);
  const inDraw = deployments.map(({ order }) => orders.length === 0 || order === Math.min(...orders));
  const metric = (['weight', 'rpm', 'tpm'] as const).find((key) =>
    deployments.some((each, index) => inDraw[index] && (each[key] ?? 0) > 0),
  );
  const tickets = deployments.map((each, index) => (inDraw[index] ? (metric ? (each[metric] ?? 0) : 1) : 0));
  let at = random() * tickets.reduce((sum, count) => sum + count, 0);
  return tickets.findIndex((count) => (at -= count) < 0);
}

const optional = (max: number): fc.Arbitrary<number | undefined> =>
  fc.option(fc.nat(max), { nil: undefined });
const group = fc.array(
  fc.record({
    weight: optional(9),
    rpm: optional(50),
    tpm: optional(50),
    order: fc.constantFrom(undefined, undefined, 1, 2),
  }),
  {
    minLength: 1,
    maxLength: 5,
  },
);

describe('effective shares', () => {
  test('are what many draws of the router come to', () => {
    fc.assert(
      fc.property(group, (deployments) => {
        const { shares } = effectiveShares(deployments, 'simple-shuffle', '1.104.4');
        const draws = 4000;
        const counts = deployments.map(() => 0);
        // Evenly spread draws stand for random ones, so that the bound is exact.
        for (let at = 0; at < draws; at += 1) {
          const chosen = draw(deployments, () => (at + 0.5) / draws);
          counts[chosen] = (counts[chosen] ?? 0) + 1;
        }
        shares.forEach((share, index) =>
          expect(Math.abs((share ?? -1) - (counts[index] ?? 0) / draws)).toBeLessThan(2 / draws + 1e-9),
        );
      }),
    );
  });

  test('sum to one', () => {
    fc.assert(
      fc.property(group, (deployments) => {
        const { shares } = effectiveShares(deployments, 'simple-shuffle', '1.104.4');
        expect(shares.reduce<number>((sum, share) => sum + (share ?? 0), 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  test('follow 9:1', () => {
    expect(
      effectiveShares([one({ weight: 9 }), one({ weight: 1 })], 'simple-shuffle', '1.104.4'),
    ).toMatchObject({ basis: 'weight', shares: [0.9, 0.1] });
  });

  test('leave a member without a weight out, and say so', () => {
    const { shares, notes } = effectiveShares([one({ weight: 9 }), one({})], 'simple-shuffle', '1.104.4');
    expect(shares).toEqual([1, 0]);
    expect(notes.get(1)).toMatch(/Never chosen/);
  });

  test('are even before 1.104 when the first member has no weight', () => {
    expect(effectiveShares([one({}), one({ weight: 9 })], 'simple-shuffle', '1.80.0').shares).toEqual([
      0.5, 0.5,
    ]);
    expect(effectiveShares([one({}), one({ weight: 9 })], 'simple-shuffle', '1.104.4').shares).toEqual([
      0, 1,
    ]);
  });

  test('are not in the weights under another strategy', () => {
    expect(
      effectiveShares([one({ weight: 9 }), one({ weight: 1 })], 'usage-based-routing-v2', '1.104.4'),
    ).toMatchObject({ basis: 'load', shares: [null, null] });
  });

  test('stay exact for weights whose sum overflows', () => {
    expect(
      effectiveShares([one({ weight: 1e308 }), one({ weight: 1e308 })], 'simple-shuffle', '1.104.4').shares,
    ).toEqual([0.5, 0.5]);
  });
});

const sumOf = (rows: readonly SliderRow[]): number => rows.reduce((sum, { share }) => sum + share, 0);
const step = fc.oneof(
  fc.record({
    kind: fc.constant('move' as const),
    index: fc.nat(5),
    share: fc.oneof(fc.integer({ min: -50, max: 1100 }), fc.double()),
  }),
  fc.record({ kind: fc.constant('lock' as const), index: fc.nat(5), isLocked: fc.boolean() }),
);

describe('sliders', () => {
  test('sum to exactly 100 % after any sequence of moves and locks, and a locked row keeps its share', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1000), { minLength: 1, maxLength: 6 }),
        fc.array(step, { maxLength: 30 }),
        (weights, steps) => {
          let rows = toRows(weights);
          expect(sumOf(rows)).toBe(WHOLE);
          for (const each of steps) {
            const before = rows;
            rows =
              each.kind === 'lock'
                ? setLock(rows, each.index, each.isLocked)
                : moveSlider(rows, each.index, each.share);
            expect(sumOf(rows)).toBe(WHOLE);
            rows.forEach((row, index) => {
              expect(Number.isInteger(row.share) && row.share >= 0).toBe(true);
              if (before[index]?.isLocked) expect(row.share).toBe(before[index].share);
            });
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('make room in proportion', () => {
    expect(moveSlider(toRows([5, 3, 2]), 0, 600).map(({ share }) => share)).toEqual([600, 240, 160]);
  });

  test('stop where locked rows leave no room', () => {
    const rows = setLock(toRows([1, 1, 2]), 2, true);
    expect(moveSlider(rows, 0, 900).map(({ share }) => share)).toEqual([500, 0, 500]);
  });

  test('come to the smallest whole weights, which read back as the same shares', () => {
    expect(toWeights(toRows([9, 1]))).toEqual([9, 1]);
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 6 }), (weights) => {
        const rows = toRows(weights);
        expect(toRows(toWeights(rows))).toEqual(rows);
      }),
    );
  });
});

describe('the fallback graph', () => {
  const document = parseConfig(`
model_list:
  - {model_name: a, litellm_params: {model: x}}
  - {model_name: b, litellm_params: {model: x}}
router_settings:
  fallbacks: [{a: [b, gone]}, {b: [a]}]
  default_fallbacks: [b]
litellm_settings:
  context_window_fallbacks: [{a: [b]}]
`);
  const graph = fallbackGraph(document);

  test('has every edge of both sections with its place', () => {
    expect(graph.edges.map(({ kind, from, to }) => `${kind} ${from}>${to}`)).toEqual([
      'fallbacks a>b',
      'fallbacks a>gone',
      'fallbacks b>a',
      'default_fallbacks *>b',
      'context_window_fallbacks a>b',
    ]);
    expect(document.text.slice(document.rangeOf(graph.edges[1]!.path).start.offset)).toMatch(/^gone/);
  });

  test('marks what is missing and what goes in a circle', () => {
    expect([...graph.missing]).toEqual(['gone']);
    expect([...graph.cyclic].sort()).toEqual(['a', 'b']);
  });

  test('tells what one name turns to, defaults last', () => {
    expect(fallbacksOf(graph, 'a').map(({ to }) => to)).toEqual(['b', 'gone', 'b', 'b']);
    expect(fallbacksOf(graph, 'b').map(({ to }) => to)).toEqual(['a']);
  });
});
