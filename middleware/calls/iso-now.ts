let lastMs = 0;
let lastText = '';

/** The time as ISO 8601; many are asked for within one millisecond. */
export function isoNow(): string {
  const ms = Date.now();
  if (ms === lastMs) return lastText;
  lastMs = ms;
  lastText = new Date(ms).toISOString();
  return lastText;
}
