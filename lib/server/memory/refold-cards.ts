import '../server-only'
import { now } from '../clock'
import { db } from '../db'
import { refoldCard } from '../practice/refold-card'
import { type Tx, transaction } from '../transaction'

/** Few, so that a review of one of them waits a moment only. */
const BATCH = 10

/**
 * Folds every card of a learner again: after their wished retention or their parameters have changed. Each batch is a
 * transaction of its own, and how far they have come is kept in a note: whoever stops half-way leaves it behind
 * (`refoldPending`). Returns how many were folded.
 */
export async function refoldCards(userId: string): Promise<number> {
  await transaction((tx) => noteRefold(tx, userId))
  return finishRefold(userId)
}

/** For the transaction that changes what cards are folded by: none of them is forgotten, whatever happens next. */
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

async function foldAll(userId: string): Promise<number> {
  for (let folded = 0; ; ) {
    const some = await transaction((tx) => foldSome(tx, userId))
    if (some === 0) return folded
    folded += some
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
