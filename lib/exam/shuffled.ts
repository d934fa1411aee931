import { nextFloat, type RngState } from '@/lib/cluster/sim/rng'

/** A copy in an order by lot: Fisher and Yates'. */
export function shuffled<T>(items: readonly T[], rng: RngState): T[] {
  const out = [...items]
  for (let at = out.length - 1; at > 0; at--) {
    const other = Math.floor(nextFloat(rng) * (at + 1))
    const kept = out[at] as T
    out[at] = out[other] as T
    out[other] = kept
  }
  return out
}
