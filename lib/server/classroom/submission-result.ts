import '../server-only'
import { itemScore } from '@/lib/classroom/score'
import type { Prisma } from '@/lib/generated/prisma/client'
import { taskResult } from '../exams/task-result'
import { fromDb, type Json } from '../json'
import { taskView } from './task-view'

/** What a result is made of; one query. */
export const resultParts = {
  assignment: { include: { overrides: { select: { closesAt: true } } } },
  items: {
    orderBy: { position: 'asc' },
    include: {
      assignmentItem: { select: { droppedAt: true, skillId: true, contentVersionId: true } },
      servedVariant: true,
      examTask: { omit: { scenario: true }, include: { contentVersion: { select: { texts: true } } } },
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
  return {
    ...{ id, position, points, hints, spentMs, savedAt, dropped: item.assignmentItem.droppedAt !== null },
    response: response === null ? null : fromDb(response),
    variant: item.servedVariant ? fromDb(item.servedVariant.variant) : null,
    task: item.examTask ? taskView(item.examTask) : null,
    /** The drill of a task, to do it again. */
    drillId: shown.solutions ? (item.examTask?.skillId ?? null) : null,
    graded: item.score !== null || item.examTask?.gradedAt != null,
    correct: shown.scores ? item.correct : null,
    /** 0..1, after marks. */
    score: shown.scores ? itemScore(item) : null,
    /** 0..1, as it was graded. */
    firstScore: shown.scores ? item.score : null,
    marks: shown.scores ? item.marks.map(markView) : [],
    disputes: item.disputes.map(disputeView),
    solution: shown.solutions ? solutionOf(item) : null,
    /** Checks of a task. */
    taskResult: shown.solutions && item.examTask ? taskResult(item.examTask) : null,
  }
}

function solutionOf({ servedVariant, verdict }: ItemRow) {
  if (!servedVariant) return null
  return {
    key: fromDb(servedVariant.key),
    explanation: fromDb(servedVariant.explanation),
    details: (verdict === null ? null : fromDb(verdict)) as Json,
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
