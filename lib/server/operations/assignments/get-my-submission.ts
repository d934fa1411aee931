import '../../server-only'
import { z } from 'zod'
import { GRACE_MS } from '@/lib/classroom/terms'
import { AppError } from '@/lib/errors/app-error'
import { submissionLearner } from '../../access'
import { collectSubmissions } from '../../classroom/collect-submissions'
import { recordEvent } from '../../classroom/submission-event'
import { taskView } from '../../classroom/task-view'
import { now } from '../../clock'
import { db } from '../../db'
import { fromDb } from '../../json'
import { defineOperation } from '../../operation'

/** After so long without a sign of it, opening it again is noted. */
const AWAY_MS = 60_000

/**
 * My attempt while it runs, with all that is saved: on this machine or another. Assessed work: neither keys nor
 * explanations nor seeds leave the server. @throws ALREADY_HANDED_IN
 */
export const getMySubmission = defineOperation({
  access: submissionLearner,
  input: z.strictObject({ submissionId: z.uuid() }),
  async run({ submissionId, assignmentId, userId }) {
    await collectSubmissions(assignmentId, userId)
    const found = await load(submissionId)
    if (found.handedInAt) throw new AppError('ALREADY_HANDED_IN')
    const at = now()
    const away = at.getTime() - (found.lastSeenAt ?? found.startedAt).getTime()
    if (away > AWAY_MS) {
      await recordEvent(submissionId, 'RESUMED', { awayMs: away })
      await db().assignmentSubmission.update({ where: { id: submissionId }, data: { lastSeenAt: at } })
    }
    const { assignment, items, ordinal, startedAt, dueAt, examId } = found
    return {
      ...{ id: submissionId, ordinal, startedAt, dueAt, examId, serverNow: at, graceMs: GRACE_MS },
      assignment,
      items: items.map(({ servedVariant, examTask, response, ...item }) => ({
        ...item,
        response: response === null ? null : fromDb(response),
        variant: servedVariant ? fromDb(servedVariant.variant) : null,
        task: examTask ? taskView(examTask) : null,
      })),
    }
  },
})

const load = (id: string) =>
  db().assignmentSubmission.findUniqueOrThrow({
    where: { id },
    include: {
      assignment: {
        select: {
          ...{ id: true, classId: true, title: true, instructions: true, hints: true, minutes: true },
          ...{ closesAt: true, lateUntil: true, latePercent: true },
        },
      },
      items: {
        orderBy: { position: 'asc' },
        select: {
          ...{ id: true, position: true, points: true, response: true, revision: true, savedAt: true },
          ...{ hints: true, spentMs: true },
          servedVariant: { select: { variant: true } },
          examTask: {
            select: {
              ...{ position: true, minutes: true, openedAt: true, done: true },
              contentVersion: { select: { texts: true } },
            },
          },
        },
      },
    },
  })
