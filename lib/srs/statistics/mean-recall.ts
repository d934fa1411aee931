import type { CardState } from '../card'
import { Scheduler, type SchedulerOptions } from '../scheduler'

export interface MeanRecall {
  skills: number
  /** Those that were ever learnt. */
  learnt: number
  /** Sum of the probabilities of recall: so many of the skills would be known. */
  known: number
  /** 0..1: `known` of `skills`; 0 when there are none. */
  mean: number
}

/**
 * What is remembered at a time (ms since the epoch) of a group of skills if none is reviewed until then. A skill that was
 * never learnt (undefined) counts as 0.
 */
export function meanRecall(
  cards: readonly (CardState | undefined)[],
  at: number,
  o: SchedulerOptions = {},
): MeanRecall {
  const scheduler = new Scheduler(o)
  const learnt = cards.filter((card) => card !== undefined)
  const known = learnt.reduce((sum, card) => sum + scheduler.recall(card, at), 0)
  const skills = cards.length
  return { skills, learnt: learnt.length, known, mean: skills > 0 ? known / skills : 0 }
}
