import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import { db } from '../db'

/** Longer than an optimiser may take. */
const LONGEST_MS = 120_000
const MAX_WAITING = 20

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/**
 * Runs `work` while nobody else works on this learner's memory, in whatever process; undefined when somebody does. A
 * process does one at a time: the lock takes a connection for as long as it holds.
 * @throws BUSY when too many wait already
 */
export async function withFitLock<T>(userId: string, work: () => Promise<T>): Promise<T | undefined> {
  if (waiting >= MAX_WAITING) throw new AppError('BUSY')
  waiting++
  const mine = last.then(() => locked(userId, work)).finally(() => waiting--)
  last = mine.catch(() => undefined)
  return mine
}

async function locked<T>(userId: string, work: () => Promise<T>): Promise<T | undefined> {
  return db().$transaction(
    async (tx) => {
      const [row] = await tx.$queryRaw<{ locked: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(hashtextextended(${`memory fit ${userId}`}, 0)) AS "locked"`
      return row?.locked ? work() : undefined
    },
    { maxWait: 10_000, timeout: LONGEST_MS },
  )
}
