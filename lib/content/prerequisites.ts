/** Page → the pages that it builds on. */
export type Prerequisites = ReadonlyMap<string, readonly string[]>

/** Everything that a page builds on, directly or through others, in the order given. */
export function pathTo(id: string, prerequisites: Prerequisites, order: readonly string[]): string[] {
  const needed = new Set<string>()
  const visit = (page: string) => {
    for (const before of prerequisites.get(page) ?? []) {
      if (needed.has(before)) continue
      needed.add(before)
      visit(before)
    }
  }
  visit(id)
  return order.filter((page) => needed.has(page))
}

/** The pages that build directly on one. */
export function opensUp(id: string, prerequisites: Prerequisites, order: readonly string[]): string[] {
  return order.filter((page) => prerequisites.get(page)?.includes(id))
}
