import '../server-only'
import { isSame, type LearnerChange, type RegradeReport } from '@/lib/classroom/regrade'
import type { RegradePlan } from '@/lib/classroom/regrade-plan'
import { AppError } from '@/lib/errors/app-error'
import type { AssignmentRegrade } from '@/lib/generated/prisma/client'
import { scoreSubmission } from '../classroom/score-submission'
import { db } from '../db'
import { fromDb, type Json, toDb } from '../json'
import { scoreChanged } from '../lti/score-changed'
import { type Tx, transaction } from '../transaction'
import type { Carried } from './decide'
import type { DrillVersions, UsedVersion } from './drill-versions'
import { type Piece, regradePiece } from './regrade-piece'

export interface RegradeProgress {
  state: RegradeReport['state']
  /** Learners. */
  done: number
  of: number
}

/** What is kept of a plan beside its kind and item; `undoes`: it takes that one back. */
export interface RegradeDetails {
  answers?: string[]
  misconceptions?: string[]
  /** Whose checks were used, of instructors' own drills; absent: each task's own. */
  versions?: DrillVersions
  used?: UsedVersion[]
  undoes?: string
}

export const reportIn = ({ report }: Pick<AssignmentRegrade, 'report'>) => report as unknown as RegradeReport

export function carriedBy(row: Pick<AssignmentRegrade, 'kind' | 'assignmentItemId' | 'details'>): Carried {
  const { answers = [], misconceptions = [], versions, undoes } = fromDb(row.details) as RegradeDetails
  const itemId = row.assignmentItemId ?? ''
  if (undoes) return { kind: 'UNDO', regradeId: undoes, drop: row.kind === 'DROP' ? itemId : null }
  if (row.kind === 'TODAY') return { kind: row.kind, versions, ...(itemId ? { itemId } : {}) }
  const plan: RegradePlan =
    row.kind === 'ACCEPT' ? { kind: row.kind, itemId, answers, misconceptions } : { kind: row.kind, itemId }
  return plan
}

/**
 * The next piece of a regrade: its marks, the scores that follow from them and the report, all or nothing. Called again
 * and again until it is done; two at once do no harm. @throws BUSY when somebody marks the same work meanwhile
 */
export async function carryOn(assignmentId: string, regradeId: string): Promise<RegradeProgress> {
  const row = await db().assignmentRegrade.findFirst({
    where: { id: regradeId, assignmentId },
    include: { assignment: { select: { counted: true } } },
  })
  if (!row) throw new AppError('NOT_FOUND')
  const before = reportIn(row)
  if (before.state === 'done') return progressOf(before)
  const regraded = { assignmentId, counted: row.assignment.counted }
  const piece = await regradePiece(regraded, carriedBy(row), before.cursor)
  const after = await transaction((tx) => store(tx, row, before, piece))
  for (const { userId, before: was, after: is } of piece.learners)
    if (!isSame(was, is)) await scoreChanged(assignmentId, userId)
  return progressOf(after)
}

async function store(
  tx: Tx,
  { id, reason, byId }: AssignmentRegrade,
  { cursor }: RegradeReport,
  { marks, submissionIds, learners, cursor: next }: Piece,
): Promise<RegradeReport> {
  const now = reportIn(await tx.assignmentRegrade.findUniqueOrThrow({ where: { id } }))
  // Somebody else has done this piece.
  if (now.cursor !== cursor || now.state === 'done') return now
  await refuseMarked(tx, marks)
  await tx.itemMark.createMany({
    data: marks.map(({ submissionItemId, score, graded }) => ({
      ...{ submissionItemId, score, source: 'REGRADE' as const, reason, regradeId: id, byId },
      ...(graded ? { graded: toDb(graded as unknown as Json) } : {}),
    })),
  })
  for (const submissionId of submissionIds) await scoreSubmission(tx, submissionId)
  const all: LearnerChange[] = [...now.learners, ...learners]
  const report: RegradeReport = {
    ...now,
    ...(next === null ? { state: 'done', of: all.length } : { cursor: next }),
    learners: all,
  }
  await tx.assignmentRegrade.update({ where: { id }, data: { report: toDb(report as unknown as Json) } })
  return report
}

/** What was decided from marks that are not the last any more is decided again. */
async function refuseMarked(tx: Tx, marks: Piece['marks']): Promise<void> {
  const rows = await tx.itemMark.findMany({
    where: { submissionItemId: { in: marks.map(({ submissionItemId }) => submissionItemId) } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, submissionItemId: true },
  })
  const last = new Map(rows.map((row) => [row.submissionItemId, row.id]))
  if (marks.some((mark) => (last.get(mark.submissionItemId) ?? null) !== mark.lastMarkId))
    throw new AppError('BUSY')
}

const progressOf = ({ state, learners, of }: RegradeReport): RegradeProgress => ({
  ...{ state, done: learners.length, of: Math.max(of, learners.length) },
})
