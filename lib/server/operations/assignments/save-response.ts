import '../../server-only'
import { z } from 'zod'
import { GRACE_MS } from '@/lib/classroom/terms'
import { AppError } from '@/lib/errors/app-error'
import { canonicalJson } from '@/lib/exam/chain'
import { Prisma } from '@/lib/generated/prisma/client'
import { submissionLearner } from '../../access'
import { recordEvent } from '../../classroom/submission-event'
import { now } from '../../clock'
import { db } from '../../db'
import { fromDb, type Json, toDb } from '../../json'
import { defineOperation } from '../../operation'
import { type Tx, transaction } from '../../transaction'

const MAX_RESPONSE_BYTES = 32 * 1024
const MAX_SPENT_MS = 24 * 3_600_000
/** Not at every save: the row is read by all of them. */
const SEEN_EVERY_MS = 15_000

const input = z.strictObject({
  ...{ submissionId: z.uuid(), itemId: z.uuid(), response: z.json() },
  /** The last that this browser knows of. */
  revision: z.number().int().min(0),
  /** How long the question has been on the screen by now, in all. */
  spentMs: z.number().min(0).max(MAX_SPENT_MS).default(0),
  /** When it was written, by the server's clock as the browser knows it. */
  writtenAt: z.date().optional(),
})
type Save = z.output<typeof input>

export type Saved =
  | { kept: true; revision: number; savedAt: Date }
  /** Somebody else's save was there already, from another tab or machine: that one stands. */
  | { kept: false; revision: number; savedAt: Date | null; response: Json }

/**
 * Autosave: the last response before the end counts; null takes it back. Nothing is graded here. What comes within the
 * grace after the end, and was written before it, is taken, and noted; what comes later is noted alone.
 * @throws ALREADY_CLOSED, ALREADY_HANDED_IN
 */
export const saveResponse = defineOperation({
  access: submissionLearner,
  input,
  async run({ submissionId }, save): Promise<Saved> {
    if (JSON.stringify(save.response).length > MAX_RESPONSE_BYTES)
      throw new AppError('INVALID_INPUT', { field: 'response', reason: 'too_big' })
    const at = now()
    const { saved, seenAt, grace } = await transaction((tx) => keep(tx, save, at)).catch(
      async (error: unknown) => {
        if (error instanceof AppError && error.code === 'ALREADY_CLOSED') await noteLate(save)
        throw error
      },
    )
    const { itemId } = save
    if (!saved.kept) await recordEvent(submissionId, 'TAB_CONFLICT', { itemId, revision: save.revision })
    if (grace) await recordEvent(submissionId, 'GRACE_SAVE', { itemId, writtenAt: grace.toISOString() })
    if (!seenAt || at.getTime() - seenAt.getTime() > SEEN_EVERY_MS)
      await db().assignmentSubmission.update({ where: { id: submissionId }, data: { lastSeenAt: at } })
    return saved
  },
})

async function keep(tx: Tx, save: Save, at: Date) {
  const { submissionId, itemId, response, revision, spentMs, writtenAt } = save
  const { dueAt, handedInAt, lastSeenAt } = await tx.assignmentSubmission.findUniqueOrThrow({
    where: { id: submissionId },
    select: { dueAt: true, handedInAt: true, lastSeenAt: true },
  })
  if (handedInAt) throw new AppError('ALREADY_HANDED_IN')
  const grace = at >= dueAt ? graceOf(dueAt, writtenAt, at) : undefined
  const item = await tx.submissionItem.findFirst({
    where: { id: itemId, submissionId, servedVariantId: { not: null } },
    select: { response: true, revision: true, savedAt: true, spentMs: true },
  })
  if (!item) throw new AppError('NOT_FOUND')
  const there = item.response === null ? null : fromDb(item.response)
  const seen = { seenAt: lastSeenAt, grace }
  if (canonicalJson(there) === canonicalJson(response)) {
    // The time goes on without it.
    if (spentMs > item.spentMs)
      await tx.submissionItem.update({ where: { id: itemId }, data: { spentMs: Math.round(spentMs) } })
    return { saved: { kept: true as const, revision: item.revision, savedAt: item.savedAt ?? at }, ...seen }
  }
  if (item.revision !== revision) {
    const { savedAt } = item
    return { saved: { kept: false as const, revision: item.revision, savedAt, response: there }, ...seen }
  }
  await tx.submissionItem.update({
    where: { id: itemId },
    data: {
      response: response === null ? Prisma.DbNull : toDb(response as Json),
      ...{ revision: revision + 1, savedAt: at, spentMs: Math.round(spentMs) },
    },
  })
  return { saved: { kept: true as const, revision: revision + 1, savedAt: at }, ...seen }
}

/** When it was written, if that still counts. */
function graceOf(dueAt: Date, writtenAt: Date | undefined, at: Date): Date {
  const isInGrace = at.getTime() < dueAt.getTime() + GRACE_MS
  if (!writtenAt || writtenAt >= dueAt || !isInGrace) throw new AppError('ALREADY_CLOSED')
  return writtenAt
}

async function noteLate({ submissionId, itemId, response, writtenAt }: Save): Promise<void> {
  const written = writtenAt?.toISOString() ?? null
  await recordEvent(submissionId, 'LATE_SAVE', { itemId, response: response as Json, writtenAt: written })
}
