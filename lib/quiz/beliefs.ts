import type { Option, Slip } from './variant'

/** What would be right if a belief were true: usually what a second run showed with one fact changed. */
export interface Belief {
  misconception: string
  right: ReadonlySet<string>
}

/**
 * The slips of a multiple choice over `items` (the same order as the options): wherever a belief disagrees with
 * the truth, taking or leaving the option as the belief says shows it. The first belief that explains it counts.
 */
export function slipsOfBeliefs(
  options: readonly Option[],
  items: readonly string[],
  truth: ReadonlySet<string>,
  beliefs: readonly Belief[],
): Slip[] {
  return options.flatMap((option, i): Slip[] => {
    const item = items[i] ?? ''
    const belief = beliefs.find((b) => b.right.has(item) !== truth.has(item))
    if (!belief) return []
    return [{ misconception: belief.misconception, option: option.id, chosen: belief.right.has(item) }]
  })
}

/** The ids of the options whose item is in `right`. */
export function idsOf(
  options: readonly Option[],
  items: readonly string[],
  right: ReadonlySet<string>,
): string[] {
  return options.filter((_, i) => right.has(items[i] ?? '')).map((o) => o.id)
}
