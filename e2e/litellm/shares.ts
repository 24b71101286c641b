/** A chance of one in a hundred thousand millions; some eighty are taken in a run, so that a run raises a false alarm less often than 1e-9. */
export const TOO_UNLIKELY = 1e-11;

/**
 * How likely it is by chance alone to be drawn as seldom, or as often, as that: the smaller tail of the binomial distribution, exactly.
 * @param share the true one, between 0 and 1
 */
export function chanceOf(drawn: number, calls: number, share: number): number {
  // The other way round, the first summand would be too small for a number.
  if (share > 0.5) return chanceOf(calls - drawn, calls, 1 - share);
  let probability = Math.pow(1 - share, calls);
  let [seldom, often] = [0, 0];
  for (let count = 0; count <= calls; count += 1) {
    if (count <= drawn) seldom += probability;
    if (count >= drawn) often += probability;
    probability *= ((calls - count) / (count + 1)) * (share / (1 - share));
  }
  return Math.min(seldom, often);
}
