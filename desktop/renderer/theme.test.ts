import { DEFAULT_THEME, mergeMantineTheme } from '@mantine/core';
import { describe, expect, it } from 'vitest';
import { accent, cssVariables, theme } from './theme.ts';

const channel = (hex: string, place: number): number => {
  const value = Number.parseInt(hex.slice(place, place + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
const luminance = (hex: string): number =>
  0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
/** As WCAG 2.2 defines it. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

const variables = cssVariables(mergeMantineTheme(DEFAULT_THEME, theme));
const TEXT = ['text', 'text-dim', 'accent-text', 'healthy', 'working', 'attention', 'failed', 'unknown'];
const GROUNDS = ['canvas', 'surface', 'raised', 'hover', 'selected', 'code'];

describe.each(['light', 'dark'] as const)('the %s theme', (scheme) => {
  const color = (name: string): string => variables[scheme][`--gh-${name}`]!;

  it('has every text and state readable on every ground (AA, 4.5 to 1)', () => {
    const weak = TEXT.flatMap((text) =>
      GROUNDS.map((ground) => ({ text, ground, ratio: contrast(color(text), color(ground)) })),
    ).filter(({ ratio }) => ratio < 4.5);
    expect(weak).toEqual([]);
  });

  it('has notes readable on their own ground', () => {
    for (const tone of ['attention', 'failed', 'working']) {
      expect(contrast(color('text'), color(`${tone}-soft`))).toBeGreaterThan(4.5);
      expect(contrast(color(tone), color(`${tone}-soft`))).toBeGreaterThan(4.5);
    }
  });

  it('has white readable on the filled button', () => {
    const shade = { light: 7, dark: 6 }[scheme];
    expect(contrast('#ffffff', accent[shade]!)).toBeGreaterThan(4.5);
  });
});
