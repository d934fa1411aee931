import '../server-only'
import { answerKey } from '@/lib/classroom/answer-key'
import { type Decision, isDecided } from '@/lib/classroom/regrade'
import type { RegradePlan } from '@/lib/classroom/regrade-plan'
import { itemScore } from '@/lib/classroom/score'
import { scoreAfterHints } from '@/lib/quiz/hints'
import { fromDb } from '../json'
import { gradeAgain } from './grade-again'
import { answersOfItems, type RegradedItemRow, workOfItem } from './regrade-work'

/** What is carried out: a plan, or that one is taken back. */
export type Carried = RegradePlan | { kind: 'UNDO'; regradeId: string; drop: string | null }

/** What becomes of each item of a learner's attempts; those that it is not about are left out. */
export async function decide(
  carried: Carried,
  items: readonly RegradedItemRow[],
): Promise<Map<string, Decision>> {
  if (carried.kind === 'DROP') return new Map()
  if (carried.kind === 'UNDO') return mapped(items, (item) => undone(item, carried.regradeId))
  const { itemId } = carried
  const concerned = items.filter((item) => !itemId || item.assignmentItemId === itemId)
  if (carried.kind === 'FULL') return mapped(concerned, () => ({ mark: 1 }))
  if (carried.kind === 'ACCEPT') return accepted(carried, concerned)
  const decisions = new Map<string, Decision>()
  for (const item of concerned) decisions.set(item.id, await today(item))
  return decisions
}

const today = async (item: RegradedItemRow): Promise<Decision> =>
  isDecided(item.marks) ? { kept: true } : gradeAgain(await workOfItem(item.id))

/** What it was worth before, unless something else was decided since. */
function undone({ marks }: RegradedItemRow, regradeId: string): Decision | undefined {
  if (marks.at(-1)?.regradeId !== regradeId) return undefined
  const before = marks.filter((mark) => mark.regradeId !== regradeId).at(-1)
  return { mark: before?.score ?? null }
}

async function accepted(
  { answers, misconceptions }: Extract<RegradePlan, { kind: 'ACCEPT' }>,
  items: readonly RegradedItemRow[],
): Promise<Map<string, Decision>> {
  const rows = await answersOfItems(items.map(({ id }) => id))
  const keys = new Map(
    rows.flatMap(({ id, response, servedVariant }) =>
      response === null ? [] : [[id, answerKey(servedVariant?.variant, fromDb(response))] as const],
    ),
  )
  return mapped(items, (item) => {
    const isRight =
      answers.includes(keys.get(item.id) ?? '') ||
      beliefsOf(item).some((name) => misconceptions.includes(name))
    const full = scoreAfterHints(1, item.hints.length)
    return isRight && (itemScore(item) ?? 0) < full ? { mark: full } : undefined
  })
}

const beliefsOf = ({ verdict }: RegradedItemRow): string[] =>
  (verdict as { misconceptions?: string[] } | null)?.misconceptions ?? []

function mapped(
  items: readonly RegradedItemRow[],
  of: (item: RegradedItemRow) => Decision | undefined,
): Map<string, Decision> {
  const decisions = new Map<string, Decision>()
  for (const item of items) {
    const decision = of(item)
    if (decision) decisions.set(item.id, decision)
  }
  return decisions
}
