import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FallbackEdge } from '../../../../../config/shares/fallback-graph.ts';
import { BOX_HEIGHT, layoutLanes, toLanes } from './lanes.ts';

const edge = (kind: FallbackEdge['kind'], to: string, from = 'a'): FallbackEdge => ({
  kind,
  from,
  to,
  order: 0,
  path: [],
});

describe('lanes of fallbacks', () => {
  it('stand one below the other, the defaults at the end of plain failures', () => {
    const lanes = toLanes(
      [
        edge('fallbacks', 'b'),
        edge('context_window_fallbacks', 'long'),
        edge('default_fallbacks', 'b', '*'),
        edge('default_fallbacks', 'last', '*'),
      ],
      ['long'],
    );
    expect(lanes.map(({ kind, targets }) => [kind, targets.map(({ name }) => name)])).toEqual([
      ['fallbacks', ['b', 'last']],
      ['context_window_fallbacks', ['long']],
    ]);
    expect(lanes[1]?.targets[0]?.isMissing).toBe(true);
  });

  it('never overlap and stay within the width that there is', () => {
    const names = fc.array(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 8 });
    fc.assert(
      fc.property(names, names, fc.integer({ min: 420, max: 1200 }), (general, long, width) => {
        const lanes = toLanes(
          [
            ...general.map((to) => edge('fallbacks', to)),
            ...long.map((to) => edge('context_window_fallbacks', to)),
          ],
          [],
        );
        const { boxes, arrows } = layoutLanes('a-model', lanes, width);
        expect(arrows).toHaveLength(general.length + long.length);
        for (const [index, box] of boxes.entries()) {
          expect(box.x + box.width).toBeLessThanOrEqual(width + 1);
          for (const other of boxes.slice(index + 1)) {
            const isApart =
              box.x + box.width <= other.x || other.x + other.width <= box.x || box.y + BOX_HEIGHT <= other.y;
            expect(isApart).toBe(true);
          }
        }
      }),
    );
  });
});
