/**
 * What each of ranked changes adds to the mean when all before it are made, in the order of what pays most; alone it
 * may give less, even nothing, where it counts only together with another.
 * @see RankedFix
 */
export function stepGains(ranked: readonly { readonly after: number }[], start: number): number[] {
  return ranked.map(({ after }, at) => after - (ranked[at - 1]?.after ?? start))
}
