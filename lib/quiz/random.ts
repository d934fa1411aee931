/** Draws for one variant. Same seed, same draws, on every machine. */
export interface Random {
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** `count` different elements, in drawn order. */
  sample<T>(from: readonly T[], count: number): T[]
  shuffle<T>(from: readonly T[]): T[]
}

/** mulberry32: 32 bits of state are plenty for the few dozen draws of a variant. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export function createRandom(seed: number): Random {
  const next = mulberry32(seed)
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  const shuffle = <T>(from: readonly T[]): T[] => {
    const all = [...from]
    for (let i = all.length - 1; i > 0; i--) {
      const j = int(0, i)
      ;[all[i], all[j]] = [all[j] as T, all[i] as T]
    }
    return all
  }
  const sample = <T>(from: readonly T[], count: number): T[] => {
    if (count > from.length) throw new RangeError(`cannot draw ${count} of ${from.length}`)
    return shuffle(from).slice(0, count)
  }
  return {
    int,
    shuffle,
    sample,
    chance: (probability) => next() < probability,
    pick: <T>(from: readonly T[]): T => sample(from, 1)[0] as T,
  }
}
