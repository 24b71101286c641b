/** A share as typed, "12.5", "12,5 %" or "12.5%", in thousandths; undefined for anything else. */
export function parsePercent(text: string): number | undefined {
  const found = /^\s*(\d{1,3}(?:[.,]\d+)?)\s*%?\s*$/.exec(text)?.[1];
  if (found === undefined) return undefined;
  const percent = Number(found.replace(',', '.'));
  return percent <= 100 ? Math.round(percent * 10) : undefined;
}

/** A count as typed, "1,000" or "1000"; null for nothing, undefined for anything else. */
export function parseCount(text: string): number | null | undefined {
  const digits = text.replaceAll(/[\s,_]/g, '');
  if (digits === '') return null;
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}
