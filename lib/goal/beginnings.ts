import type { Act, Condition, Experiment } from './condition'
import type { Stage } from './stage'

const keyOf = (acts: readonly Act[]): string => JSON.stringify(acts)

/** What must hold at every moment is looked at from the first act on: such an experiment is run by itself. */
const mayShare = ({ throughout }: Experiment): boolean => throughout.length === 0

/**
 * The acts with which several experiments on one cluster begin: done once, and forked by the others. That is the same,
 * for a fork goes on as its origin would.
 */
export class Beginnings {
  /** How many experiments begin so. */
  private readonly counts = new Map<string, number>()
  private readonly kept = new Map<string, Stage>()

  constructor(conditions: readonly Condition[]) {
    for (const c of conditions) {
      if (c.kind !== 'experiment' || !mayShare(c)) continue
      for (const [index] of c.do.entries()) {
        const key = keyOf(c.do.slice(0, index + 1))
        this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
      }
    }
  }

  /**
   * A fork of the cluster after the longest beginning that has been done already, and how many acts that were. An act
   * that has to be refused is tried by its own experiment.
   */
  find(c: Experiment): { stage: Stage; done: number } | undefined {
    if (!mayShare(c)) return undefined
    for (let done = c.succeeds ? c.do.length : c.do.length - 1; done > 0; done--) {
      const stage = this.kept.get(keyOf(c.do.slice(0, done)))
      if (stage) return { stage: stage.fork(), done }
    }
    return undefined
  }

  /** Keeps the cluster as it is after the first `done` acts, when another experiment begins with them too. */
  keep(c: Experiment, done: number, stage: Stage): void {
    const key = keyOf(c.do.slice(0, done))
    if (!mayShare(c) || this.kept.has(key) || (this.counts.get(key) ?? 0) < 2) return
    this.kept.set(key, stage.fork())
  }
}
