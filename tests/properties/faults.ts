/** Faults on purpose: what shows that a property can fail. */
interface Named {
  name: string
}

/**
 * Runs something while the plugin or component of a name is another. Only clusters that are forked or made
 * meanwhile have it.
 */
export const withPlugin =
  <T extends Named>(all: readonly T[], name: string, change: (real: T) => T) =>
  <R>(run: () => R): R => {
    const list = all as T[]
    const at = list.findIndex((one) => one.name === name)
    const real = list[at]
    if (!real) throw new Error(`there is no ${name}`)
    list[at] = change(real)
    try {
      return run()
    } finally {
      list[at] = real
    }
  }
