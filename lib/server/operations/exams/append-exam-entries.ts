import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { batchHash, type ChainBatch, canonicalJson } from '@/lib/exam/chain'
import type { EntriesAcknowledged } from '@/lib/exam/exam'
import type { ExamTask } from '@/lib/generated/prisma/client'
import { LOG_LIMITS, LOG_VERSION, labLog } from '@/lib/lab/log'
import { someone } from '../../access'
import { now } from '../../clock'
import { refuseLeft } from '../../exams/assigned'
import { type Json, toDb } from '../../json'
import { defineOperation } from '../../operation'
import { isUniqueViolation, type Tx, transaction } from '../../transaction'
import { positionSchema } from './open-exam-task'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** Of a task together, as of a drill's log. */
const MAX_BYTES = 512 * 1024
const MAX_BATCHES = 5_000

/**
 * Keeps what was done at a task. A batch that is there already is acknowledged again. One that does not follow the last
 * is refused: somebody has gone on in another browser. What comes when the exam is over is kept, and not graded.
 * @throws CONFLICT with `hash` and `seq`: where the chain is; INVALID_INPUT; NOT_IN_CLASS
 */
export const appendExamEntries = defineOperation({
  access: someone,
  input: z.strictObject({
    ...{ examId: z.uuid(), position: positionSchema, previous: hash, hash },
    entries: z.array(z.unknown()).max(LOG_LIMITS.entries),
    until: z.number(),
    seen: z.string(),
  }),
  async run({ userId }, { examId, position, previous, hash, ...sent }): Promise<EntriesAcknowledged> {
    const batch = parseBatch(sent)
    if ((await batchHash(previous, batch)) !== hash) throw invalid('hash', 'mismatch')
    const link = { ...batch, previous, hash }
    const append = () => transaction((tx) => appendTo(tx, { userId, examId, position }, link))
    try {
      return await append()
    } catch (error) {
      // The same batch, or another one after the same, came at the same moment: now it is there.
      if (!isUniqueViolation(error)) throw error
      return append()
    }
  },
})

interface Link extends ChainBatch {
  previous: string
  hash: string
}

const invalid = (field: string, reason: string) => new AppError('INVALID_INPUT', { field, reason })

function parseBatch({
  entries,
  until,
  seen,
}: {
  entries: unknown[]
  until: number
  seen: string
}): ChainBatch {
  // What it says of itself: whether it holds is found out by the replay.
  const parsed = labLog.safeParse({ version: LOG_VERSION, entries, until, seen })
  if (!parsed.success) throw invalid('entries', parsed.error.issues[0]?.path.join('.') ?? '')
  const times = [...parsed.data.entries.map(({ at }) => at), until]
  if (times.some((at, i) => at < (times[i - 1] ?? at))) throw invalid('entries', 'order')
  return { entries: parsed.data.entries, until, seen }
}

async function appendTo(
  tx: Tx,
  { userId, examId, position }: { userId: string; examId: string; position: number },
  link: Link,
): Promise<EntriesAcknowledged> {
  const found = await tx.examTask.findUnique({
    where: { examId_position: { examId, position } },
    omit: { scenario: true, result: true },
    include: { exam: { select: { id: true, userId: true, form: true, status: true, closesAt: true } } },
  })
  if (found?.exam.userId !== userId) throw new AppError('NOT_FOUND')
  await refuseLeft(found.exam, tx)
  const { exam, ...task } = found
  const taskId = task.id
  const known = await tx.examEntry.findUnique({ where: { taskId_hash: { taskId, hash: link.hash } } })
  if (known) return { nextSeq: task.nextSeq, lastHash: task.lastHash, late: known.late }
  if (task.lastHash !== link.previous)
    throw new AppError('CONFLICT', { hash: task.lastHash, seq: task.nextSeq })
  const receivedAt = now()
  const late = exam.status !== 'RUNNING' || exam.closesAt <= receivedAt
  await add(tx, task, link, { receivedAt, late })
  return { nextSeq: task.nextSeq + link.entries.length, lastHash: link.hash, late }
}

async function add(
  tx: Tx,
  task: Omit<ExamTask, 'scenario' | 'result'>,
  { entries, until, seen, previous, hash }: Link,
  received: { receivedAt: Date; late: boolean },
): Promise<void> {
  const { id: taskId, nextSeq, batches, openedAt } = task
  const bytes = task.bytes + Buffer.byteLength(canonicalJson(entries))
  if (!openedAt) throw invalid('position', 'not_opened')
  if (entries.some(({ seq }, i) => seq !== nextSeq + i)) throw invalid('entries', 'gap')
  if (bytes > MAX_BYTES || batches >= MAX_BATCHES || nextSeq + entries.length > LOG_LIMITS.entries)
    throw invalid('entries', 'too_big')
  const last = await tx.examEntry.findUnique({
    where: { taskId_ordinal: { taskId, ordinal: batches - 1 } },
    select: { until: true },
  })
  if (last && last.until > (entries[0]?.at ?? until)) throw invalid('entries', 'order')
  const row = { taskId, ordinal: batches, firstSeq: nextSeq, until, seen, previous, hash, ...received }
  await tx.examEntry.create({ data: { ...row, entries: toDb(entries as unknown as Json) } })
  await tx.examTask.update({
    where: { id: taskId },
    data: { lastHash: hash, nextSeq: nextSeq + entries.length, batches: batches + 1, bytes },
  })
}
