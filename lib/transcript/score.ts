/** Steps that match, per area. */
export class Score {
  private readonly areas = new Map<string, { matched: number; total: number }>()

  add(area: string, matched: boolean): void {
    const at = this.areas.get(area) ?? { matched: 0, total: 0 }
    this.areas.set(area, { matched: at.matched + (matched ? 1 : 0), total: at.total + 1 })
  }

  get failed(): number {
    return [...this.areas.values()].reduce((sum, { matched, total }) => sum + total - matched, 0)
  }

  /** One line per area, and one for all when there are several. */
  table(): string {
    const rows = [...this.areas].sort(([a], [b]) => (a < b ? -1 : 1))
    if (rows.length > 1) {
      const all = rows.reduce((sum, [, one]) => add(sum, one), { matched: 0, total: 0 })
      rows.push(['all', all])
    }
    const width = Math.max(...rows.map(([area]) => area.length), 4)
    return rows
      .map(([area, { matched, total }]) => {
        const percent = ((100 * matched) / total).toFixed(1).padStart(5)
        return `${area.padEnd(width)}  ${String(matched).padStart(4)} of ${String(total).padStart(4)}  ${percent} %`
      })
      .join('\n')
  }
}

function add(a: { matched: number; total: number }, b: { matched: number; total: number }) {
  return { matched: a.matched + b.matched, total: a.total + b.total }
}
