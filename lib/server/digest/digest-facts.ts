import '../server-only'
import { daysBetween } from '@/lib/srs/days-between'
import { paceOf } from '@/lib/srs/rating'
import { db } from '../db'
import { localTime } from '../memory/local-time'

export interface DigestFacts {
  /** Cards to be reviewed at this moment. */
  dueNow: number
  /** Those, and what joins them within 24 hours. */
  dueTomorrow: number
  /** That reviewing what is due within 24 hours takes. */
  minutes: number
  /** YYYY-MM-DD and the days until then, 0 on the day itself; undefined: no date is set, or it is past. */
  exam?: { on: string; inDays: number }
}

export interface Learner {
  userId: string
  timeZone: string
  examOn: string | null
}

const DAY = 86_400_000
/** Before a learner's own pace is known. */
const USUAL_MS = 60_000
/** Of whoever went for a coffee. */
const MAX_MS = 600_000
const PACE_REVIEWS = 100
/** An exam within so many days is worth a mail of its own. */
const NEAR_DAYS = 14

/** What a digest would say; undefined: nothing. */
export async function digestFacts(learner: Learner, at: Date): Promise<DigestFacts | undefined> {
  const { userId } = learner
  const [dueNow, dueTomorrow, pace] = await Promise.all([
    countDue(userId, at),
    countDue(userId, new Date(at.getTime() + DAY)),
    reviewPace(userId),
  ])
  const exam = examOf(learner, at)
  if (dueTomorrow === 0 && (!exam || exam.inDays > NEAR_DAYS)) return undefined
  const minutes = Math.ceil((dueTomorrow * pace) / 60_000)
  return { dueNow, dueTomorrow, minutes, ...(exam ? { exam } : {}) }
}

function examOf({ examOn, timeZone }: Learner, at: Date): DigestFacts['exam'] {
  if (examOn === null) return undefined
  const inDays = daysBetween(localTime(at, timeZone).day, examOn)
  return inDays < 0 ? undefined : { on: examOn, inDays }
}

/** Cards that are due by then and not set aside for that long. */
function countDue(userId: string, until: Date): Promise<number> {
  const aside = { userId, OR: [{ until: null }, { until: { gt: until } }] }
  return db().card.count({
    where: {
      userId,
      due: { lte: until },
      skill: { kind: 'FAMILY', retiredAt: null, setAside: { none: aside } },
    },
  })
}

/** ms for one review, as it was of late. */
async function reviewPace(userId: string): Promise<number> {
  const reviews = await db().review.findMany({
    where: { userId, kind: 'REVIEW', durationMs: { gt: 0 } },
    orderBy: [{ reviewedAt: 'desc' }, { id: 'desc' }],
    take: PACE_REVIEWS,
    select: { durationMs: true },
  })
  return paceOf(reviews.map(({ durationMs }) => Math.min(durationMs, MAX_MS))) ?? USUAL_MS
}
