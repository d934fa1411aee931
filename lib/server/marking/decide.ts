import '../server-only'
import { answerKey } from '@/lib/classroom/answer-key'
import { type Decision, isDecided } from '@/lib/classroom/regrade'
import type { RegradePlan } from '@/lib/classroom/regrade-plan'
import { itemScore } from '@/lib/classroom/score'
import { standingGrade } from '@/lib/classroom/standing-grade'
import { scoreAfterHints } from '@/lib/quiz/hints'
import { fromDb } from '../json'
import type { DrillVersions } from './drill-versions'
import { gradeAgain } from './grade-again'
import { answersOfItems, type RegradedItemRow, workOfItem } from './regrade-work'
import { shownBeliefs } from './shown-beliefs'

/** What is carried out: a plan, or that one is taken back. */
export type Carried = Planned | { kind: 'UNDO'; regradeId: string; drop: string | null }

/** A plan with the versions that it uses. */
export type Planned = RegradePlan & { versions?: DrillVersions | undefined }

/** What becomes of each item of a learner's attempts; those that it is not about are left out. */
export async function decide(
  carried: Carried,
  items: readonly RegradedItemRow[],
): Promise<Map<string, Decision>> {
  if (carried.kind === 'DROP') return new Map()
  if (carried.kind === 'UNDO') return mapped(items, (item) => undone(item, carried.regradeId))
  const { itemId, versions = {} } = carried
  const concerned = items.filter((item) => !itemId || item.assignmentItemId === itemId)
  if (carried.kind === 'FULL') return mapped(concerned, () => ({ mark: 1 }))
  if (carried.kind === 'ACCEPT') return accepted(carried, concerned)
  const decisions = new Map<string, Decision>()
  for (const item of concerned) decisions.set(item.id, await today(item, versions))
  return decisions
}

const today = async (item: RegradedItemRow, versions: DrillVersions): Promise<Decision> =>
  isDecided(item.marks) ? { kept: true } : gradeAgain(await workOfItem(item.id), versions)

/** What it was worth before, unless something else was decided since. */
function undone({ marks }: RegradedItemRow, regradeId: string): Decision | undefined {
  if (marks.at(-1)?.regradeId !== regradeId) return undefined
  const before = marks.filter((mark) => mark.regradeId !== regradeId)
  return { mark: before.at(-1)?.score ?? null, graded: standingGrade(before) }
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
      shownBeliefs(item).some((name) => misconceptions.includes(name))
    const full = scoreAfterHints(1, item.hints.length)
    return isRight && (itemScore(item) ?? 0) < full ? { mark: full } : undefined
  })
}

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
