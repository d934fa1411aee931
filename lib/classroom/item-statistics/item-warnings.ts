import type { AnswerGroup } from './answer-groups'
import type { ItemStatistics } from './item-statistics'

/** Why an item should be looked at. */
export type ItemWarning =
  /** All others need more learners than there are. */
  | { kind: 'too-few' }
  | { kind: 'nobody-right' }
  | { kind: 'everybody-right' }
  /** Who does well elsewhere does worse here. */
  | { kind: 'negative-discrimination' }
  /** The best choose this wrong answer more than a right one. */
  | { kind: 'wrong-preferred'; part: string; text: string }

/** So many learners a warning needs. */
export const ENOUGH = 10

/** So much that a correlation is said to be below 0, and not only not quite exact. */
const BELOW = -1e-9

export function itemWarnings(figures: Omit<ItemStatistics, 'warnings'>): ItemWarning[] {
  const { count, right, discrimination, answers } = figures
  if (count < ENOUGH) return [{ kind: 'too-few' }]
  const warnings: ItemWarning[] = []
  if (right === 0) warnings.push({ kind: 'nobody-right' })
  if (right === count) warnings.push({ kind: 'everybody-right' })
  if (discrimination !== undefined && discrimination < BELOW)
    warnings.push({ kind: 'negative-discrimination' })
  return [...warnings, ...preferred(answers)]
}

function preferred(answers: readonly AnswerGroup[]): ItemWarning[] {
  return answers.flatMap(({ part, text, right, best, bestRight = 0 }) =>
    !right && text !== undefined && best > bestRight + 1e-9
      ? [{ kind: 'wrong-preferred' as const, part, text }]
      : [],
  )
}
