/**
 * A plain value as JSON, which YAML contains, so that PyYAML reads exactly this value: unlike JSON it takes a number with an exponent
 * for a string unless it has a point and a sign (`3e-7`, `3.0e-7`).
 */
export const toYaml = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?e[+-]?\d+/g, exponent)}\n`;

function exponent(token: string): string {
  const [, digits = '', fraction = '.0', power = ''] = /^(-?\d+)(\.\d+)?(e[+-]?\d+)$/.exec(token) ?? [];
  return digits === '' ? token : `${digits}${fraction}${power}`;
}
