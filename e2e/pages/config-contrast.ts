import type { Locator } from '@playwright/test';

/**
 * Texts within a part of the page that stand out too little from their ground by WCAG 2.2, 1.4.3 (4.5 to 1, large ones 3 to 1), with
 * their ratio. What is disabled is exempt there and here; backgrounds that are images are not looked at.
 */
export async function faintTexts(within: Locator): Promise<readonly string[]> {
  return within.evaluate((root) => {
    type Colour = readonly [number, number, number, number];
    const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const read = (css: string): Colour => {
      if (!pen) return [0, 0, 0, 1];
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = css;
      pen.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data;
      return [r, g, b, alpha / 255];
    };
    const over = (top: Colour, ground: Colour): Colour => {
      const mix = (index: 0 | 1 | 2): number => top[index] * top[3] + ground[index] * (1 - top[3]);
      return [mix(0), mix(1), mix(2), 1];
    };
    const groundOf = (element: Element | null): Colour =>
      element === null
        ? [255, 255, 255, 1]
        : over(read(getComputedStyle(element).backgroundColor), groundOf(element.parentElement));
    const light = (colour: Colour): number => {
      const [r, g, b] = colour.slice(0, 3).map((part) => {
        const value = part / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
    };
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.closest(
        ':disabled, [aria-disabled=true], [data-disabled], [aria-hidden=true], .gh-visually-hidden',
      ) === null;
    const faint = new Set<string>();
    for (const element of root.querySelectorAll('*')) {
      const text = [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent?.trim())
        .join('');
      if (text === '' || !isSeen(element)) continue;
      const style = getComputedStyle(element);
      const ground = groundOf(element);
      const lights = [light(over(read(style.color), ground)), light(ground)];
      const ratio = (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
      const size = Number.parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (isLarge ? 3 : 4.5)) faint.add(`${ratio.toFixed(2)} ${text.slice(0, 40)}`);
    }
    return [...faint];
  });
}
