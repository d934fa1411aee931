/**
 * Code that few sessions need. It is fetched when one does, in the midst of what has no way to wait: whoever misses a
 * module is stopped, and whoever drives the engine fetches it and does again what was done (lib/shell/on-demand.ts).
 */
const wanted = new Set<string>()

/** A module is not here yet: what was begun is to be thrown away and done again. */
export class NotHere extends Error {
  constructor(name: string) {
    super(`${name} has not been fetched`)
    this.name = 'NotHere'
  }
}

interface OnDemand<M> {
  /** What they do never depends on when. */
  install(modules: Partial<M>): void
  has(name: keyof M): boolean
  /** The module of that name. @throws NotHere */
  part<K extends keyof M & string>(name: K): M[K]
}

export function onDemand<M extends object>(): OnDemand<M> {
  const known: Partial<M> = {}
  return {
    install: (modules) => void Object.assign(known, modules),
    has: (name) => known[name] !== undefined,
    part(name) {
      const found = known[name]
      if (found !== undefined) return found as M[typeof name]
      wanted.add(name)
      throw new NotHere(name)
    },
  }
}

/** What has been missed since the last time, whatever became of it. */
export function takeWanted(): string[] {
  const names = [...wanted]
  wanted.clear()
  return names
}
