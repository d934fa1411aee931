/**
 * What was drawn of objects: it stays as long as the object and what else it was drawn from are the same.
 * Stored objects never change: another state is another object.
 */
export class Drawings<O extends object, R> {
  private readonly made = new WeakMap<O, { from: readonly unknown[]; drawing: R }>()

  of(object: O, from: readonly unknown[], draw: () => R): R {
    const known = this.made.get(object)
    if (known && isSame(known.from, from)) return known.drawing
    const drawing = draw()
    this.made.set(object, { from, drawing })
    return drawing
  }
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at])
