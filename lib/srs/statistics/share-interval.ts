/** A share with the span in which the true one lies with 95 % confidence; all 0..1. */
export interface ShareInterval {
  share: number
  low: number
  high: number
}

/** Two-sided 95 %. */
const Z = 1.959964

/**
 * Wilson's score interval (E. B. Wilson, JASA 22, 1927): unlike the plain one it stays within 0..1 and has a width
 * where all or none succeeded. Undefined without trials.
 */
export function shareInterval(successes: number, trials: number): ShareInterval | undefined {
  if (trials <= 0) return undefined
  const share = successes / trials
  const square = Z * Z
  const middle = (share + square / (2 * trials)) / (1 + square / trials)
  const half =
    (Z * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials * trials))) / (1 + square / trials)
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}
