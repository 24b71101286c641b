import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkConfig } from '../check.ts';
import type { ConfigContext } from '../context.ts';
import { parseConfig } from '../document.ts';
import { applyEdits } from '../edits/text.ts';

const shipped = readFileSync(join(import.meta.dirname, '..', 'default-config.yaml'), 'utf8').split('\n');

const context: ConfigContext = {
  environmentNames: ['OPENAI_API_KEY', 'DATABASE_URL'],
  hasOutboundNetwork: false,
  cacheTypes: ['redis'],
  litellmVersion: '1.104.4',
};

/** What hasty hands do to a line. */
const damage: readonly ((line: string) => string)[] = [
  () => '',
  (line) => `${line}\n${line}`,
  (line) => line.replace(/[a-z](?=[a-z])/, ''),
  (line) => line.replace(/os\.environ\//, '$'),
  (line) => line.replace(/: .*/, ':'),
  (line) => line.replace(/: .*/, ': sk-0123456789abcdefghij'),
  (line) => line.replace(/: .*/, ': -1'),
  (line) => line.replace(/: .*/, ': [a, {b: c}]'),
  (line) => line.replace(/: (.*)/, ": '$1'"),
  (line) => line.replace(/^ {2}/, ''),
  (line) => line.replace('bedrock', 'bedrok'),
  (line) => line.replace('simple-shuffle', 'usage-based-routing-v2'),
  (line) => line.replace('true', 'yes please'),
  (line) => `${line} # note`,
];

const damaged = fc
  .array(fc.tuple(fc.nat(shipped.length - 1), fc.constantFrom(...damage)), { minLength: 1, maxLength: 12 })
  .map((wounds) => {
    const lines = [...shipped];
    for (const [at, wound] of wounds) lines[at] = wound(lines[at] ?? '');
    return lines.join('\n');
  });

const broken = (text: string): number => parseConfig(text).problems.length;

test('whatever is done to the shipped configuration is judged, and no fix makes its YAML worse', () => {
  fc.assert(
    fc.property(damaged, (text) => {
      const before = broken(text);
      for (const { message, range, fix } of checkConfig(parseConfig(text), context)) {
        expect(message).not.toMatch(/undefined|\[object/);
        expect(range.start.line).toBeLessThanOrEqual(range.end.line);
        if (fix) expect(broken(applyEdits(text, fix.edits)), fix.title).toBeLessThanOrEqual(before);
      }
    }),
    { numRuns: 60 },
  );
});

test('fixes taken one after the other come to an end', () => {
  fc.assert(
    fc.property(damaged, (text) => {
      let now = text;
      for (let taken = 0; taken < 300; taken += 1) {
        const fix = checkConfig(parseConfig(now), context).find((problem) => problem.fix)?.fix;
        if (fix === undefined) return;
        now = applyEdits(now, fix.edits);
      }
      expect.unreachable('Fixes go around in circles.');
    }),
    { numRuns: 20 },
  );
});
