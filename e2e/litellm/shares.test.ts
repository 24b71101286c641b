import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { groupByName, readModelList } from '../../config/deployments.ts';
import { parseConfig } from '../../config/document.ts';
import { effectiveShares } from '../../config/shares/effective.ts';
import { LITELLM_VERSION } from '../../desktop/main/sandbox/litellm/venv.ts';
import { eachEngine } from './each-engine.ts';
import { chanceOf, TOO_UNLIKELY } from './shares.ts';

const AT_ONCE = 16;

const text = readFileSync(join(import.meta.dirname, 'configs', 'main.yaml'), 'utf8');
const groups = groupByName(readModelList(parseConfig(text)));

/** What the screen says each upstream model of a public name gets. */
function wanted(name: string): ReadonlyMap<string, number> {
  const arms = groups.get(name) ?? [];
  const inputs = arms.map(({ weight, rpm, tpm, params }) => {
    const { order } = params;
    return { weight, rpm, tpm, order: typeof order === 'number' ? order : undefined };
  });
  const { shares } = effectiveShares(inputs, 'simple-shuffle', LITELLM_VERSION);
  return new Map(arms.map(({ model = '' }, index) => [model.replace('openai/', ''), shares[index] ?? -1]));
}

async function times(count: number, work: () => Promise<void>): Promise<void> {
  let left = count;
  const worker = async (): Promise<void> => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

eachEngine('traffic', ({ chat, asked }) => {
  it.each([
    ['nine-to-one', 400],
    ['three-arms', 400],
    ['with-zero', 100],
    ['partly-weighted', 250],
    ['by-rpm', 250],
    ['by-tpm', 250],
    ['weight-before-rpm', 250],
    ['even', 250],
    ['all-zero', 150],
    ['ordered', 100],
  ])('of "%s" goes where effectiveShares says, over %i calls', async (name, calls) => {
    const shares = wanted(name);
    expect(shares.size).toBeGreaterThan(1);
    await times(calls, async () => expect((await chat(name, { max_tokens: 1 })).status).toBe(200));
    const counts = await Promise.all([...shares.keys()].map((model) => asked(model)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(calls);
    for (const [index, [model, share]] of [...shares].entries()) {
      const drawn = counts[index] ?? 0;
      if (share === 0 || share === 1) expect(drawn / calls, model).toBe(share);
      else
        expect(chanceOf(drawn, calls, share), `${model}: ${drawn} of ${calls}`).toBeGreaterThan(TOO_UNLIKELY);
    }
  });
});

describe('the bound', () => {
  it('is the binomial distribution’s', () => {
    expect(chanceOf(0, 4, 0.5)).toBeCloseTo(1 / 16);
    expect(chanceOf(3, 4, 0.5)).toBeCloseTo(5 / 16);
    expect(chanceOf(40, 400, 0.1)).toBeGreaterThan(0.4);
  });

  it('tells 9:1 from an even deal, from 4:1, and from an arm that gets nothing', () => {
    for (const drawn of [200, 100, 0]) expect(chanceOf(drawn, 400, 0.1)).toBeLessThan(TOO_UNLIKELY);
  });

  it('tells 3:1 from an even deal', () => expect(chanceOf(125, 250, 0.75)).toBeLessThan(TOO_UNLIKELY));
});
