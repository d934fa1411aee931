/** How long each question has been on the screen, as this browser sees it. */
export class VisibleTime {
  private readonly spent: Map<string, number>
  private shown: { itemId: string; since: number } | undefined

  /** @param before ms of earlier pages, by item */
  constructor(before: Iterable<readonly [string, number]> = []) {
    this.spent = new Map(before)
  }

  /** From now on this one is looked at; undefined: none, or the page is hidden. @param at ms of any clock that goes on */
  show(itemId: string | undefined, at: number): void {
    if (this.shown) this.spent.set(this.shown.itemId, this.of(this.shown.itemId, at))
    this.shown = itemId === undefined ? undefined : { itemId, since: at }
  }

  /** ms in all. */
  of(itemId: string, at: number): number {
    const now = this.shown?.itemId === itemId ? Math.max(0, at - this.shown.since) : 0
    return (this.spent.get(itemId) ?? 0) + now
  }
}
