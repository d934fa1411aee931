import '../server-only'
import { itemScore } from '@/lib/classroom/score'
import { standingGrade } from '@/lib/classroom/standing-grade'
import type { Prisma } from '@/lib/generated/prisma/client'
import { fromDb, type Json } from '../json'
import { taskGrades } from './item-grade'
import { taskView } from './task-view'

/** What a result is made of; one query. */
export const resultParts = {
  assignment: { include: { overrides: { select: { closesAt: true } } } },
  items: {
    orderBy: { position: 'asc' },
    include: {
      assignmentItem: { select: { droppedAt: true, skillId: true, contentVersionId: true } },
      servedVariant: true,
      examTask: {
        omit: { scenario: true },
        include: { contentVersion: { select: { texts: true } }, skill: { select: { retiredAt: true } } },
      },
      marks: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], include: { by: { select: { name: true } } } },
      disputes: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
    },
  },
  comments: {
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { author: { select: { id: true, name: true } } },
  },
} as const satisfies Prisma.AssignmentSubmissionInclude

export type ResultRow = Prisma.AssignmentSubmissionGetPayload<{ include: typeof resultParts }>
type ItemRow = ResultRow['items'][number]

/** An item as it came out. `shown`: what of it may be seen; without scores there is only what was answered. */
export function resultItem(item: ItemRow, shown: { scores: boolean; solutions: boolean }) {
  const { id, position, points, response, hints, spentMs, savedAt } = item
  const grade = standingGrade(item.marks)
  const task = shown.solutions ? taskGrades(item) : undefined
  return {
    ...{ id, position, points, hints, spentMs, savedAt, dropped: item.assignmentItem.droppedAt !== null },
    response: response === null ? null : fromDb(response),
    variant: item.servedVariant ? fromDb(item.servedVariant.variant) : null,
    task: item.examTask ? taskView(item.examTask) : null,
    drillId: shown.solutions ? practisedDrill(item) : null,
    graded: item.score !== null || item.examTask?.gradedAt != null,
    correct: shown.scores ? (grade?.correct ?? item.correct) : null,
    /** 0..1, after marks. */
    score: shown.scores ? itemScore(item) : null,
    /** 0..1, as it was graded at first, and last. */
    firstScore: shown.scores ? item.score : null,
    gradedScore: shown.scores ? (grade?.score ?? item.score) : null,
    marks: shown.scores ? item.marks.map(markView) : [],
    disputes: item.disputes.map(disputeView),
    solution: shown.solutions ? solutionOf(item) : null,
    /** Checks of a task: those that it is graded by, and those of its first grade where that was another. */
    taskResult: task?.now ?? null,
    firstTaskResult: task?.first ?? null,
  }
}

/** The drill of a task, to do it again: what is taught nowhere by itself is practised nowhere. */
const practisedDrill = ({ examTask }: ItemRow): string | null =>
  examTask && !examTask.skill.retiredAt ? examTask.skillId : null

function solutionOf({ servedVariant, verdict: first, marks }: ItemRow) {
  if (!servedVariant) return null
  const grade = standingGrade(marks)
  const verdict = (grade ? grade.result : first) as Json
  return {
    key: fromDb(servedVariant.key),
    explanation: fromDb(servedVariant.explanation),
    details: verdict,
    seed: servedVariant.seed,
  }
}

const markView = ({ id, source, score, reason, by, createdAt }: ItemRow['marks'][number]) => ({
  ...{ id, source, score, reason, createdAt, by: by?.name ?? null },
})

function disputeView({
  id,
  checkId,
  text,
  status,
  answer,
  createdAt,
  resolvedAt,
}: ItemRow['disputes'][number]) {
  return { id, checkId, text, status, answer, createdAt, resolvedAt }
}

export const commentView = ({
  id,
  submissionItemId,
  text,
  author,
  createdAt,
}: ResultRow['comments'][number]) => ({
  ...{
    id,
    itemId: submissionItemId,
    text,
    createdAt,
    authorId: author?.id ?? null,
    author: author?.name ?? null,
  },
})
