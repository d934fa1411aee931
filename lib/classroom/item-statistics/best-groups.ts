/** As large as the upper and the lower group are usually made (T. L. Kelley, J. Educ. Psychol. 30, 1939). */
const GROUP_SHARE = 0.27

export interface Groups {
  size: number
  /** How much each one counts in either group, 0..1, in the order given. */
  upper: readonly number[]
  lower: readonly number[]
}

/**
 * The 27 % with the highest and with the lowest totals. Whoever is tied at the edge of a group shares the places that
 * are left in it, so that no order of learners decides. Undefined when there are too few, or all are alike.
 */
export function bestGroups(totals: readonly number[]): Groups | undefined {
  const size = Math.max(1, Math.round(GROUP_SHARE * totals.length))
  if (2 * size > totals.length || Math.max(...totals) - Math.min(...totals) < 1e-9) return undefined
  return {
    size,
    upper: edge(totals, size),
    lower: edge(
      totals.map((total) => -total),
      size,
    ),
  }
}

function edge(totals: readonly number[], size: number): number[] {
  const last = [...totals].sort((a, b) => b - a)[size - 1] ?? 0
  const isTied = (total: number) => Math.abs(total - last) < 1e-9
  const above = totals.filter((total) => total > last && !isTied(total)).length
  const share = (size - above) / totals.filter(isTied).length
  return totals.map((total) => (isTied(total) ? share : total > last ? 1 : 0))
}
