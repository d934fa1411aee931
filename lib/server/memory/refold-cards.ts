import '../server-only'
import { db } from '../db'
import { refoldCard } from '../practice/refold-card'
import { type Tx, transaction } from '../transaction'

const BATCH = 25

/**
 * Folds every card of a learner again: after their wished retention or their parameters have changed. Each batch is a
 * transaction of its own, so that reviews given meanwhile wait for few cards. It may be stopped, repeated, or run
 * twice at once: a card is always what its reviews and its owner's row say, and one left as it was is folded at its
 * next review. Returns how many were folded.
 */
export async function refoldCards(userId: string): Promise<number> {
  let folded = 0
  for (let after = ''; ; ) {
    const cards = await db().card.findMany({
      where: { userId, skillId: { gt: after } },
      orderBy: { skillId: 'asc' },
      take: BATCH,
      select: { skillId: true },
    })
    const last = cards.at(-1)
    if (!last) return folded
    await transaction((tx) => refoldAll(tx, userId, cards))
    folded += cards.length
    after = last.skillId
  }
}

async function refoldAll(tx: Tx, userId: string, cards: readonly { skillId: string }[]): Promise<void> {
  for (const { skillId } of cards) await refoldCard(tx, userId, skillId)
}
