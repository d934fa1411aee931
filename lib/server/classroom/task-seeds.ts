import '../server-only'
import { examHostOf } from '@/lib/drill/exam-host'
import { newSeed } from '../practice/serve-variant'

/** So many tasks an exam may have: their seeds follow one another. */
export const SEEDS_OF_EXAM = 25

/** The seeds of the tasks that begin at `seed`. */
export const seedsFrom = (seed: number, count: number): number[] =>
  Array.from({ length: count }, (_, part) => seed + part)

/** A seed that leads to none of the hosts that are taken; its own are taken from now on. */
export function freshTaskSeed(taken: Set<string>): number {
  for (;;) {
    const seed = Math.max(1, newSeed() - SEEDS_OF_EXAM)
    const hosts = seedsFrom(seed, SEEDS_OF_EXAM).map(examHostOf)
    if (hosts.some((host) => taken.has(host))) continue
    takeSeed(seed, taken)
    return seed
  }
}

/** Takes the hosts that tasks from this seed on are given. */
export function takeSeed(seed: number, taken: Set<string>): void {
  for (const one of seedsFrom(seed, SEEDS_OF_EXAM)) taken.add(examHostOf(one))
}
