import '../../server-only'
import { z } from 'zod'
import { someone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { refoldCard } from '../../practice/refold-card'
import { consume, LIMITS } from '../../rate-limit'
import { transaction } from '../../transaction'

/** Rows deleted at a time. */
const BATCH = 5000

/**
 * Forgets what I have learnt: reviews and cards, what was set aside, practice questions with their answers, drills, and parameters fitted
 * to my memory. Exams, speed practice and the work for classes are results, not memory, and stay, as do the account
 * and its settings; pages read stay when they are to. In pieces: what breaks off goes on by being done again.
 */
export const startOver = defineOperation({
  access: someone,
  input: z.strictObject({ keepReads: z.boolean() }),
  async run({ userId }, { keepReads }): Promise<Record<string, never>> {
    await consume(LIMITS.startOverUser, userId)
    const at = now()
    await transaction(async (tx) => {
      await tx.card.deleteMany({ where: { userId } })
      await tx.setAside.deleteMany({ where: { userId } })
      await tx.memoryFit.deleteMany({ where: { userId } })
      await tx.user.update({ where: { id: userId }, data: { memoryParameters: [] } })
      if (!keepReads) await tx.conceptRead.deleteMany({ where: { userId } })
    })
    await inPieces(() => deleteReviews(userId, at))
    await inPieces(() => deleteServed(userId, at))
    await inPieces(() => deleteAttempts(userId, at))
    // Another tab may have gone on meanwhile: its cards were folded over what is now gone.
    const cards = await db().card.findMany({ where: { userId }, select: { skillId: true } })
    for (const { skillId } of cards) await transaction((tx) => refoldCard(tx, userId, skillId))
    return {}
  },
})

async function inPieces(deleteSome: () => Promise<number>): Promise<void> {
  while ((await deleteSome()) === BATCH);
}

const someOf = { take: BATCH, select: { id: true } } as const
const idsOf = (rows: { id: string }[]) => ({ where: { id: { in: rows.map(({ id }) => id) } } })

/** `at`: what came to be later belongs to the new start. */
async function deleteReviews(userId: string, at: Date): Promise<number> {
  const rows = await db().review.findMany({ where: { userId, createdAt: { lte: at } }, ...someOf })
  await db().review.deleteMany(idsOf(rows))
  return rows.length
}

/** With their answers; a class's questions are served too, and are not practice. */
async function deleteServed(userId: string, at: Date): Promise<number> {
  const where = { userId, mode: 'PRACTICE' as const, submissionItem: null, servedAt: { lte: at } }
  const rows = await db().servedVariant.findMany({ where, ...someOf })
  await db().servedVariant.deleteMany(idsOf(rows))
  return rows.length
}

async function deleteAttempts(userId: string, at: Date): Promise<number> {
  const rows = await db().attempt.findMany({
    where: { userId, mode: 'PRACTICE', startedAt: { lte: at } },
    ...someOf,
  })
  await db().attempt.deleteMany(idsOf(rows))
  return rows.length
}
