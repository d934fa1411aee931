import '../server-only'
import { daysBetween } from '@/lib/srs/days-between'
import { db } from '../db'
import { dueCardsOf } from '../memory/asked-for'
import { localTime } from '../memory/local-time'
import { reviewPace } from '../memory/review-pace'
import { findTimeline } from '../operations/progress/find-timeline'
import { studyHistory } from '../operations/progress/study-history'

export interface DigestFacts {
  /** Cards to be reviewed at this moment. */
  dueNow: number
  /** Those, and what joins them within 24 hours. */
  dueTomorrow: number
  /** That reviewing what is due within 24 hours takes. */
  minutes: number
  /** Days studied in the streak that goes on; 0: there is none. */
  streak: number
  /** YYYY-MM-DD and the days until then, 0 on the day itself; undefined: no date is set, or it is past. */
  exam?: { on: string; inDays: number }
}

export interface Reader {
  userId: string
  timeZone: string
  examOn: string | null
}

const DAY = 86_400_000
/** An exam within so many days is worth a mail of its own. */
const NEAR_DAYS = 14

/** What a digest would say; undefined: nothing. */
export async function digestFacts(reader: Reader, at: Date): Promise<DigestFacts | undefined> {
  const { userId } = reader
  const [dueNow, dueTomorrow, pace] = await Promise.all([
    db().card.count({ where: dueCardsOf(userId, at) }),
    db().card.count({ where: dueCardsOf(userId, new Date(at.getTime() + DAY)) }),
    reviewPace(userId),
  ])
  const exam = examOf(reader, at)
  if (dueTomorrow === 0 && (!exam || exam.inDays > NEAR_DAYS)) return undefined
  const minutes = Math.ceil((dueTomorrow * pace) / 60_000)
  const { streak } = await studyHistory(await findTimeline(userId), 1)
  return { dueNow, dueTomorrow, minutes, streak: streak.current, ...(exam ? { exam } : {}) }
}

function examOf({ examOn, timeZone }: Reader, at: Date): DigestFacts['exam'] {
  if (examOn === null) return undefined
  const inDays = daysBetween(localTime(at, timeZone).day, examOn)
  return inDays < 0 ? undefined : { on: examOn, inDays }
}
