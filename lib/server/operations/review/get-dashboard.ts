import '../../server-only'
import { someone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { readQueue } from '../../memory/review-queue'
import { defineOperation, noInput } from '../../operation'
import { dayStart } from '../../practice/day'

const DAY = 86_400_000
const UPCOMING_DAYS = 7

/** What is due now and soon, what was done today, what is new, and how far the pages are read. */
export const getDashboard = defineOperation({
  access: someone,
  input: noInput,
  async run({ userId }) {
    const at = now()
    const { timeZone } = await db().user.findUniqueOrThrow({
      where: { id: userId },
      select: { timeZone: true },
    })
    const today = dayStart(at, timeZone)
    const family = { kind: 'FAMILY', retiredAt: null } as const
    const [queue, cards, next, reviewedToday, correctToday, conceptsRead, concepts, upcoming] =
      await Promise.all([
        readQueue(userId),
        db().card.count({ where: { userId, skill: family } }),
        db().card.findFirst({
          where: { userId, due: { gt: at }, skill: family },
          orderBy: { due: 'asc' },
          select: { due: true },
        }),
        db().answer.count({ where: { userId, answeredAt: { gte: today } } }),
        db().answer.count({ where: { userId, answeredAt: { gte: today }, correct: true } }),
        db().conceptRead.count({ where: { userId } }),
        db().concept.count({ where: { currentVersionId: { not: null } } }),
        db().card.findMany({
          where: { userId, due: { lt: new Date(today.getTime() + UPCOMING_DAYS * DAY) }, skill: family },
          select: { due: true },
          take: 5000,
        }),
      ])
    return {
      dueNow: queue.due,
      /** Brought forward, because something that builds on them was forgotten. */
      pulled: queue.pulled,
      newSkills: queue.fresh,
      newLater: queue.freshLater,
      drillsDue: queue.drills.length,
      /** What the questions will take, in ms. */
      questionsMs: (queue.due + queue.pulled + queue.fresh) * queue.paceMs,
      examOn: queue.settings.examOn,
      cards,
      reviewedToday,
      correctToday,
      conceptsRead,
      concepts,
      nextDue: next?.due ?? null,
      /** Cards per day from today on; what is overdue counts for today. */
      forecast: countDays(upcoming, today),
    }
  },
})

function countDays(cards: { due: Date }[], today: Date): number[] {
  const days = Array.from({ length: UPCOMING_DAYS }, () => 0)
  for (const { due } of cards) {
    const day = Math.max(0, Math.floor((due.getTime() - today.getTime()) / DAY))
    if (day < UPCOMING_DAYS) days[day] = (days[day] ?? 0) + 1
  }
  return days
}
