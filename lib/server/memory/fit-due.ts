import '../server-only'
import { FEWEST_TRIALS, GROWTH } from '@/lib/srs/fit'
import { now } from '../clock'
import { db } from '../db'
import { fitMemory } from './fit-memory'
import { loadOptimiser } from './optimiser'
import { finishRefold, refoldPending } from './refold-cards'

const LEARNERS_AT_ONCE = 20

let running: Promise<number> | undefined

/**
 * One pass of the background loop: cards that still follow old parameters, then everybody with enough new reviews, one
 * after the other. Says for how many parameters were fitted, kept or not. A pass that is under way is not doubled.
 */
export function fitDueMemories(): Promise<number> {
  running ??= pass().finally(() => {
    running = undefined
  })
  return running
}

async function pass(): Promise<number> {
  await refoldPending()
  if (!(await loadOptimiser())) return 0
  let fitted = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const due = await findDue(after)
    for (const userId of due) if (!isEarly(userId) && (await fitOne(userId))) fitted++
    const last = due.at(-1)
    if (last === undefined) return fitted
    after = last
  }
}

/** Rows that are no trials make learners look due who are not: they are read again after some hours only. */
const EARLY_MS = 6 * 3_600_000
const MOST_EARLY = 10_000
const early = new Map<string, number>()

function isEarly(userId: string): boolean {
  return now().getTime() < (early.get(userId) ?? 0)
}

/** One learner's failure is not the others'. */
async function fitOne(userId: string): Promise<boolean> {
  try {
    const outcome = await fitMemory(userId)
    if (early.size >= MOST_EARLY) early.clear()
    if (outcome === 'TOO_FEW' || outcome === 'NOT_GROWN') early.set(userId, now().getTime() + EARLY_MS)
    if (outcome === 'KEPT') await finishRefold(userId)
    return outcome === 'KEPT' || outcome === 'NOT_KEPT'
  } catch (error) {
    console.error('memory fit', error)
    return false
  }
}

/**
 * Who may be due, by id: with enough rows since their last fit. Not all rows are trials, which only fitMemory can tell.
 * Each learner costs a look at the end of one index and as many entries of another as have to be new.
 */
async function findDue(after: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT u."id" FROM "User" u
    LEFT JOIN LATERAL (
      SELECT f."createdAt", ceil((f."reviews" + f."heldBack") * ${GROWTH}::float8)::int AS "growth"
      FROM "MemoryFit" f WHERE f."userId" = u."id" ORDER BY f."createdAt" DESC, f."id" DESC LIMIT 1
    ) last ON true
    WHERE u."id" > ${after}::uuid AND EXISTS (
      SELECT 1 FROM "Review" r
      WHERE r."userId" = u."id" AND r."reviewedAt" > COALESCE(last."createdAt", '-infinity')
      OFFSET COALESCE(last."growth", ${FEWEST_TRIALS}::int) - 1 LIMIT 1
    )
    ORDER BY u."id" LIMIT ${LEARNERS_AT_ONCE}`
  return rows.map(({ id }) => id)
}
