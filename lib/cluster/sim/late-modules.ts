/** Modules that may come after the rest of their layer: a browser loads them when the first prompt stands. */
export interface LateModules<M> {
  /** Once is enough; what they do never depends on when. */
  install(modules: M): void
  installed(): boolean
  /** The module of that name. @throws TypeError when it is not there: a bug of whoever let it be needed */
  part<K extends keyof M>(name: K): M[K]
}

/** @param whose as the error names it */
export function lateModules<M>(whose: string): LateModules<M> {
  let known: M | undefined
  return {
    install(modules) {
      known = modules
    },
    installed: () => known !== undefined,
    part(name) {
      if (!known) throw new TypeError(`${whose} needs its ${String(name)} before the rest is installed`)
      return known[name]
    },
  }
}
