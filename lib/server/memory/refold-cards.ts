import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import { now } from '../clock'
import { db } from '../db'
import { refoldCard } from '../practice/refold-card'
import { type Tx, transaction } from '../transaction'

/** Few, so that a review of one of them waits a moment only. */
const BATCH = 5

/**
 * For the transaction that changes what a learner's cards are folded by, their wished retention or parameters: a note
 * that all are to be folded anew. It says how far they have come, so that whoever stops half-way forgets none.
 */
export async function noteRefold(tx: Tx, userId: string): Promise<void> {
  const note = { after: '', createdAt: now() }
  await tx.refold.upsert({ where: { userId }, create: { userId, ...note }, update: note })
}

const running = new Map<string, Promise<number>>()

/**
 * Does what is noted of a learner. It may be repeated, and be done twice at once; reviews may come in meanwhile. The
 * transactions are serializable and read the cards that they write: a card that was made under the old parameters is
 * either found here, or is made again.
 */
export function finishRefold(userId: string): Promise<number> {
  const known = running.get(userId)
  if (known) return known
  const mine = foldAll(userId).finally(() => running.delete(userId))
  running.set(userId, mine)
  return mine
}

const TRIES = 20
const PAUSE_MS = 500

async function foldAll(userId: string): Promise<number> {
  for (let folded = 0, tries = 0; ; ) {
    try {
      const some = await transaction((tx) => foldSome(tx, userId))
      if (some === 0) return folded
      folded += some
      tries = 0
    } catch (error) {
      // Reviews go first: they are short, and somebody waits for them.
      if (!(error instanceof AppError && error.code === 'BUSY') || ++tries === TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
}

/** Returns how many there were; with none left the note goes. */
async function foldSome(tx: Tx, userId: string): Promise<number> {
  const note = await tx.refold.findUnique({ where: { userId } })
  if (!note) return 0
  const cards = await tx.card.findMany({
    where: { userId, skillId: { gt: note.after } },
    orderBy: { skillId: 'asc' },
    take: BATCH,
    select: { skillId: true },
  })
  for (const { skillId } of cards) await refoldCard(tx, userId, skillId)
  const last = cards.at(-1)
  if (last) await tx.refold.update({ where: { userId }, data: { after: last.skillId } })
  else await tx.refold.delete({ where: { userId } })
  return cards.length
}

/** Goes on wherever something stopped. */
export async function refoldPending(): Promise<void> {
  const notes = await db().refold.findMany({ orderBy: { createdAt: 'asc' }, select: { userId: true } })
  for (const { userId } of notes) await finishRefold(userId)
}
