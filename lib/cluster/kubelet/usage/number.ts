/** Far beyond what any machine has, and still a whole number after sums over all pods there may be. */
const MOST = 1e15

/** A number that can be reckoned with: none that is endless, or no number at all. */
export const bounded = (number: number): number => Math.max(-MOST, Math.min(number || 0, MOST))

/** What somebody wrote as an amount: nothing when it is none or negative, and never beyond all bounds. */
export function amountOf(value: number | string | undefined): number {
  const number = Number(value)
  return number > 0 ? Math.min(number, MOST) : 0
}
