import '../server-only'
import { now } from '../clock'
import { db } from '../db'

/**
 * Call it wherever what counts of somebody's work may have changed: handed in, graded, marked, regraded, released. Costs
 * one query where no platform is told. What goes out is worked out by the sender, so calling it too often is harmless.
 */
export async function scoreChanged(assignmentId: string, userId: string): Promise<void> {
  const links = await linksFor(assignmentId, userId)
  for (const { id: linkId } of links)
    await db().ltiScore.upsert({
      where: { linkId_userId: { linkId, userId } },
      create: { linkId, userId, nextAttemptAt: now() },
      update: { changes: { increment: 1 }, nextAttemptAt: now(), attempts: 0, sentAt: null },
    })
}

/** Places whose platform takes scores and knows this learner. */
async function linksFor(assignmentId: string, userId: string): Promise<{ id: string }[]> {
  return db().$queryRaw<{ id: string }[]>`
    SELECT link."id" FROM "LtiLink" link
    JOIN "LtiContext" course ON course."id" = link."courseId"
    JOIN "LinkedAccount" account
      ON account."provider" = 'lti:' || course."platformId"::text AND account."userId" = ${userId}::uuid
    WHERE link."assignmentId" = ${assignmentId}::uuid AND link."lineItemUrl" IS NOT NULL`
}
