import '../server-only'
import { now } from '../clock'
import { db } from '../db'

const KEPT_MS = 30 * 86_400_000

/** Mail goes after a month, sent or not: it names people, and those who are written to daily would fill the table. */
export async function forgetMail(): Promise<void> {
  const before = new Date(now().getTime() - KEPT_MS)
  await db().mail.deleteMany({
    where: { OR: [{ sentAt: { lt: before } }, { sentAt: null, nextAttemptAt: { lt: before } }] },
  })
}
