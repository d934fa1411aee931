import '../../server-only'
import { z } from 'zod'
import { assignmentInstructor } from '../../access'
import { db } from '../../db'
import { MAX_ATTEMPTS } from '../../lti/send-scores'
import { defineOperation } from '../../operation'

/** How far the scores of an assignment have got to the platforms that link it; none link it: no links. */
export const getPassback = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({ assignmentId: z.uuid() }),
  async run(_, { assignmentId }) {
    const [links, rows] = await Promise.all([
      db().ltiLink.findMany({
        where: { assignmentId },
        select: {
          lineItemUrl: true,
          course: { select: { title: true, platform: { select: { name: true } } } },
        },
      }),
      db().ltiScore.findMany({
        where: { link: { assignmentId } },
        orderBy: [{ nextAttemptAt: 'desc' }, { userId: 'asc' }],
        select: { sentAt: true, lastError: true, attempts: true, user: { select: { name: true } } },
      }),
    ])
    const failed = rows.filter(({ sentAt, lastError }) => !sentAt && lastError)
    return {
      links: links.map(({ lineItemUrl, course }) => ({
        course: course.title,
        platform: course.platform.name,
        takesScores: lineItemUrl !== null,
      })),
      sent: rows.filter(({ sentAt }) => sentAt).length,
      waiting: rows.filter(({ sentAt, lastError }) => !sentAt && !lastError).length,
      failed: failed.map(({ user, lastError, attempts }) => ({
        name: user.name,
        error: lastError ?? '',
        givenUp: attempts >= MAX_ATTEMPTS,
      })),
    }
  },
})
