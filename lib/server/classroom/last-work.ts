import '../server-only'
import { db } from '../db'
import type { Tx } from '../transaction'

/** When something of an attempt was last done that counts. */
export async function lastWork(submissionId: string, startedAt: Date, tx: Tx = db()): Promise<Date> {
  const [saved, entry] = await Promise.all([
    tx.submissionItem.aggregate({ where: { submissionId }, _max: { savedAt: true } }),
    tx.examEntry.aggregate({
      where: { late: false, task: { submissionItem: { submissionId } } },
      _max: { receivedAt: true },
    }),
  ])
  const times = [startedAt, saved._max.savedAt, entry._max.receivedAt]
  return new Date(Math.max(...times.map((each) => each?.getTime() ?? 0)))
}
