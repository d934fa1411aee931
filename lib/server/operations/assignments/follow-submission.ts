import '../../server-only'
import { z } from 'zod'
import { submissionLearner } from '../../access'
import { recordEvent } from '../../classroom/submission-event'
import { now } from '../../clock'
import { db } from '../../db'
import { fromDb } from '../../json'
import { defineOperation } from '../../operation'

/** After so long without a sign of it, hearing of it again is noted. */
const AWAY_MS = 60_000

/** My attempt as it stands by now: what a page that is open has to know beyond what it has. */
export const followSubmission = defineOperation({
  access: submissionLearner,
  input: z.strictObject({ submissionId: z.uuid() }),
  async run(_, { submissionId }) {
    const at = now()
    const { dueAt, handedInAt, lastSeenAt, items } = await db().assignmentSubmission.findUniqueOrThrow({
      where: { id: submissionId },
      select: {
        ...{ dueAt: true, handedInAt: true, lastSeenAt: true },
        items: {
          orderBy: { position: 'asc' },
          select: {
            ...{ id: true, response: true, revision: true, hints: true },
            examTask: { select: { openedAt: true, done: true } },
          },
        },
      },
    })
    if (!handedInAt) await seen(submissionId, at, lastSeenAt ?? at)
    return {
      ...{ serverNow: at, dueAt, isOver: handedInAt !== null },
      items: items.map(({ response, examTask, ...item }) => ({
        ...item,
        response: response === null ? null : fromDb(response),
        task: examTask && { opened: examTask.openedAt !== null, done: examTask.done },
      })),
    }
  },
})

async function seen(submissionId: string, at: Date, before: Date): Promise<void> {
  const awayMs = at.getTime() - before.getTime()
  if (awayMs > AWAY_MS) await recordEvent(submissionId, 'RECONNECTED', { awayMs })
  await db().assignmentSubmission.update({ where: { id: submissionId }, data: { lastSeenAt: at } })
}
