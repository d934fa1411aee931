import '../server-only'
import type { SubmissionEventKind } from '@/lib/generated/prisma/enums'
import { now } from '../clock'
import { db } from '../db'
import { type Json, toDb } from '../json'
import type { Tx } from '../transaction'

/** Of one submission and kind: what comes again and again fills no disk. */
const MOST = 200

/** Adds to what happened to a submission. */
export async function recordEvent(
  submissionId: string,
  kind: SubmissionEventKind,
  data: { [key: string]: Json } = {},
  tx: Tx = db(),
): Promise<void> {
  if ((await tx.submissionEvent.count({ where: { submissionId, kind } })) >= MOST) return
  await tx.submissionEvent.create({ data: { submissionId, kind, data: toDb(data), at: now() } })
}
