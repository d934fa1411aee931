import '../server-only'
import { isDeepStrictEqual } from 'node:util'
import type { LtiScore } from '@/lib/generated/prisma/client'
import { now } from '../clock'
import { db } from '../db'
import { type Json, toDb } from '../json'
import { providerOf } from './addresses'
import { postScore } from './post-score'
import { type DueScore, type ScoreMessage, scoreMessage } from './score-message'

const BATCH = 10
export const MAX_ATTEMPTS = 10
/** Longer than a batch can take: while it lasts, nobody else sends the same score. */
const LEASE_MS = 10 * 60_000

/** Sends what waits in the outbox of scores. @returns how many rows were looked at */
export async function sendScores(): Promise<number> {
  const rows = await lease()
  for (const row of rows) {
    try {
      const { message, again } = await send(row)
      await settle(row, message, again)
    } catch (error) {
      await postpone(row, error)
    }
  }
  return rows.length
}

async function lease(): Promise<LtiScore[]> {
  const at = now()
  const until = new Date(at.getTime() + LEASE_MS)
  return db().$queryRaw<LtiScore[]>`
    UPDATE "LtiScore" SET "nextAttemptAt" = ${until}, "attempts" = "attempts" + 1
    WHERE ("linkId", "userId") IN (
      SELECT "linkId", "userId" FROM "LtiScore"
      WHERE "sentAt" IS NULL AND "nextAttemptAt" <= ${at} AND "attempts" < ${MAX_ATTEMPTS}
      ORDER BY "nextAttemptAt" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
    RETURNING *`
}

/** What has been told already is not told again. */
async function send(row: LtiScore): Promise<DueScore> {
  const { assignment, lineItemUrl, course } = await db().ltiLink.findUniqueOrThrow({
    where: { id: row.linkId },
    include: {
      course: { include: { platform: true } },
      assignment: {
        include: {
          submissions: { where: { userId: row.userId } },
          overrides: { select: { closesAt: true } },
        },
      },
    },
  })
  const work = { assignment, overrides: assignment.overrides, attempts: assignment.submissions }
  const due = scoreMessage(work, now())
  if (!due.message || !lineItemUrl || isDeepStrictEqual(due.message, row.sent)) return due
  const account = await db().linkedAccount.findFirst({
    where: { userId: row.userId, provider: providerOf(course.platformId) },
  })
  if (account) await postScore(course.platform, lineItemUrl, account.subject, due.message)
  return due
}

/** What changed meanwhile stays due; what waits for a release is looked at again then. */
async function settle(row: LtiScore, message: ScoreMessage | undefined, again?: Date): Promise<void> {
  const { linkId, userId, changes } = row
  const sent = message ? { sent: toDb(message as unknown as Json) } : {}
  const when = again ? { nextAttemptAt: again, attempts: 0 } : { sentAt: now() }
  await db().ltiScore.updateMany({
    where: { linkId, userId, changes },
    data: { ...sent, ...when, lastError: null },
  })
}

/** Each time after twice as long: from a minute to hours. */
async function postpone({ linkId, userId, changes, attempts }: LtiScore, error: unknown): Promise<void> {
  const lastError = String(error instanceof Error ? error.message : error).slice(0, 500)
  const nextAttemptAt = new Date(now().getTime() + 30_000 * 2 ** attempts)
  await db().ltiScore.updateMany({ where: { linkId, userId, changes }, data: { lastError, nextAttemptAt } })
}
