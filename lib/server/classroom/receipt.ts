import '../server-only'
import { createHash } from 'node:crypto'
import { canonicalJson } from '@/lib/exam/chain'
import { fromDb } from '../json'
import type { Tx } from '../transaction'

/**
 * A digest of all that was handed in: 64 hexadecimal digits. Made again from the rows it is the same as long as nothing of
 * them has changed, so that learner and instructor can tell.
 */
export async function receiptOf(tx: Tx, submissionId: string, handedInAt: Date): Promise<string> {
  const { items, exam } = await tx.assignmentSubmission.findUniqueOrThrow({
    where: { id: submissionId },
    select: {
      items: {
        orderBy: { position: 'asc' },
        select: { id: true, revision: true, response: true, hints: true },
      },
      exam: {
        select: {
          tasks: { orderBy: { position: 'asc' }, select: { position: true, lastHash: true, nextSeq: true } },
        },
      },
    },
  })
  const work = items.map(({ response, ...item }) => ({
    ...item,
    response: response === null ? null : fromDb(response),
  }))
  const whole = { submissionId, handedInAt: handedInAt.toISOString(), items: work, tasks: exam?.tasks ?? [] }
  return createHash('sha256').update(canonicalJson(whole)).digest('hex')
}
