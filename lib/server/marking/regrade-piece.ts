import '../server-only'
import { type Decision, isSame, type LearnerChange, learnerChange } from '@/lib/classroom/regrade'
import { itemScore } from '@/lib/classroom/score'
import type { Regraded } from '@/lib/classroom/standing-grade'
import type { CountedAttempt } from '@/lib/generated/prisma/enums'
import { type Carried, decide } from './decide'
import { attemptsOf, nextLearners, type RegradedItemRow, regradedAttempt } from './regrade-work'

/** Learners in one piece: what is graded again takes its time. */
const PIECE = 25
const BUDGET_MS = 4_000

export interface NewMark {
  submissionItemId: string
  /** The mark that counted when this was decided. */
  lastMarkId: string | null
  score: number | null
  graded: Regraded | undefined
}

export interface Piece {
  learners: LearnerChange[]
  marks: NewMark[]
  /** Those whose score may be another then. */
  submissionIds: string[]
  /** The last learner in it; null: there is nobody more. */
  cursor: string | null
}

interface Concerned {
  assignmentId: string
  counted: CountedAttempt
}

/** What a regrade does to the learners after `cursor`, as many as a moment allows. Nothing is stored. */
export async function regradePiece(
  { assignmentId, counted }: Concerned,
  carried: Carried,
  cursor: string | null,
): Promise<Piece> {
  const ids = await nextLearners(assignmentId, cursor, PIECE)
  const attempts = await attemptsOf(assignmentId, ids)
  const drop = droppedBy(carried)
  const piece: Piece = { learners: [], marks: [], submissionIds: [], cursor: null }
  const endsAt = performance.now() + BUDGET_MS
  for (const userId of ids) {
    if (performance.now() > endsAt) break
    const rows = attempts.get(userId) ?? []
    const decisions = await decide(
      carried,
      rows.flatMap((row) => row.items),
    )
    piece.learners.push(learnerChange(userId, rows.map(regradedAttempt), decisions, { counted, ...drop }))
    for (const row of rows) {
      const marks = row.items.flatMap((item) => newMark(item, decisions.get(item.id)))
      piece.marks.push(...marks)
      if (marks.length > 0 || drop.drop) piece.submissionIds.push(row.id)
    }
    piece.cursor = userId
  }
  return piece
}

function newMark({ id, marks, score }: RegradedItemRow, decision: Decision | undefined): NewMark[] {
  if (!decision || !('mark' in decision)) return []
  if (isSame(decision.mark ?? score, itemScore({ score, marks }))) return []
  return [
    {
      submissionItemId: id,
      lastMarkId: marks.at(-1)?.id ?? null,
      score: decision.mark,
      graded: decision.graded,
    },
  ]
}

function droppedBy(carried: Carried): { drop?: { itemId: string; to: boolean } } {
  if (carried.kind === 'DROP') return { drop: { itemId: carried.itemId, to: true } }
  if (carried.kind === 'UNDO' && carried.drop) return { drop: { itemId: carried.drop, to: false } }
  return {}
}
