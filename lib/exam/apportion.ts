/**
 * Deals out `total` whole units by weight: each share is its exact part rounded down, and what is left goes to the
 * largest remainders, the earlier before the later. What does not fit under a share's `most` goes to the others.
 * @returns one number for each weight; their sum is `total`, or less when there is no room
 */
export function apportion(total: number, weights: readonly number[], most?: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const exact = weights.map((weight) => (sum > 0 ? (total * weight) / sum : 0))
  const roomOf = (at: number) => most?.[at] ?? Number.POSITIVE_INFINITY
  const shares = exact.map((share, at) => Math.min(Math.floor(share + 1e-9), roomOf(at)))
  for (let left = total - shares.reduce((all, share) => all + share, 0); left > 0; left--) {
    const open = shares.flatMap((share, at) => ((weights[at] ?? 0) > 0 && share < roomOf(at) ? [at] : []))
    const short = (at: number) => (exact[at] ?? 0) - (shares[at] ?? 0)
    const [next] = open.sort((a, b) => short(b) - short(a) || a - b)
    if (next === undefined) break
    shares[next] = (shares[next] ?? 0) + 1
  }
  return shares
}
