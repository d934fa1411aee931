import type { CardState } from './card'
import { type Standing, standingOf } from './standing'

export interface OrderedSkill {
  id: string
  /** What it is about: skills of one group are kept apart. */
  group: string
  card: Pick<CardState, 'due' | 'stability'> | undefined
}

/** What is due comes first, then what is new, then the rest. */
const tiers: readonly (readonly Standing[])[] = [['due'], ['new'], ['learning', 'mastered']]

/**
 * The order of a session: within each tier the longest overdue (or the next due) first, new ones as they are given,
 * and groups in turn, so that neighbours are about different things for as long as there are any.
 */
export function sessionOrder(skills: readonly OrderedSkill[], at: number): string[] {
  return tiers.flatMap((tier) => {
    const members = skills.filter(({ card }) => tier.includes(standingOf(card, at)))
    const byDue = [...members].sort((a, b) => (a.card?.due ?? 0) - (b.card?.due ?? 0))
    const groups = [...new Set(byDue.map(({ group }) => group))]
    return inTurn(groups.map((group) => byDue.filter((skill) => skill.group === group))).map(({ id }) => id)
  })
}

function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const rounds = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: rounds }, (_, round) => lists.flatMap((list) => list[round] ?? [])).flat()
}
