import { randomUUID } from 'node:crypto'
import { db } from '@/lib/server/db'
import { ratingNumber, refoldCard } from '@/lib/server/practice/refold-card'
import { transaction } from '@/lib/server/transaction'
import type { RatingName } from '@/lib/srs/card'
import { type Memory, MemoryModel } from '@/lib/srs/memory-model'
import { Random } from '@/lib/srs/random'

const DAY = 86_400_000
const start = Date.UTC(2026, 0, 1, 9)

/** FSRS-6 of somebody who forgets at once and for good: nothing like those that it starts with. */
export const forgetful: readonly number[] = [
  ...[0.2, 0.5, 1.2, 3, 7, 0.9, 2.5, 0.01, 1, 0.25, 0.6, 0.8, 0.1, 0.2, 1.2, 0.4, 1.8, 0.3, 0.1, 0.1, 0.6],
]

export interface Recalling {
  seed: number
  skills: number
  reviewsEach: number
  /** Of their memory; none: whether they recall has nothing to do with memory, but with the day. */
  parameters?: readonly number[]
}

/** Gives a learner skills, reviews of them a day to a month apart, and the cards that follow from these. */
export async function giveReviews(userId: string, recalling: Recalling): Promise<void> {
  const random = new Random(recalling.seed)
  const skillIds = Array.from({ length: recalling.skills }, (_, i) => `skill-${String(i).padStart(3, '0')}`)
  const skills = skillIds.map((id, position) => ({ id, kind: 'FAMILY' as const, position }))
  await db().skill.createMany({ data: skills, skipDuplicates: true })
  for (const skillId of skillIds) {
    const rows = reviewsOf(random, recalling).map(({ today, rating }) => ({
      ...{ id: randomUUID(), userId, skillId, kind: 'REVIEW' as const },
      ...{ rating: ratingNumber(rating), reviewedAt: new Date(start + today * DAY), placement: 0.5 },
    }))
    await db().review.createMany({ data: rows })
    await transaction((tx) => refoldCard(tx, userId, skillId))
  }
}

const gaps = [1, 2, 4, 8, 15, 30]

function reviewsOf(
  random: Random,
  { parameters, reviewsEach }: Recalling,
): { today: number; rating: RatingName }[] {
  const model = new MemoryModel(parameters)
  let memory: Memory | undefined
  let today = random.below(20)
  return Array.from({ length: reviewsEach }, () => {
    const days = memory ? (gaps[random.below(gaps.length)] ?? 1) : 0
    today += days
    const chance = parameters ? (memory ? model.recall(memory, days) : 0.7) : mood(today)
    const recalled = random.next() < chance
    const rating = recalled ? (random.next() < 0.8 ? 'good' : 'hard') : 'again'
    memory = model.after(memory, days, rating)
    return { today, rating }
  })
}

/** Good weeks and bad ones. */
function mood(today: number): number {
  return Math.floor(today / 7) % 2 === 0 ? 0.95 : 0.3
}
