/** Two-sided 95 %. */
const Z = 1.959964;

/**
 * Wilson's score interval of a share: it stays within 0 and 1, and says something true for few calls too.
 * @param count how many of `total`, both whole and `total` above 0
 * @returns bounds from 0 to 1
 */
export function wilsonInterval(count: number, total: number): [number, number] {
  const share = count / total;
  const square = Z * Z;
  const middle = share + square / (2 * total);
  const half = Z * Math.sqrt((share * (1 - share)) / total + square / (4 * total * total));
  const whole = 1 + square / total;
  return [Math.max(0, (middle - half) / whole), Math.min(1, (middle + half) / whole)];
}
