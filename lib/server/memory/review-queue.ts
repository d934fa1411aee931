import '../server-only'
import { buildQueue } from '@/lib/srs/queue'
import type { StudySettings } from '@/lib/srs/settings'
import { now } from '../clock'
import { db } from '../db'
import { dayStart } from '../practice/day'
import { memoryFields } from '../practice/refold-card'
import { readPulled } from './pulled-cards'
import { readAnswered, readDue, readFresh } from './queue-rows'
import { reviewPace } from './review-pace'
import { findStudySettings } from './study-settings'

/** What one session may hold; the rest comes with the next. */
const MOST = { families: 200, drills: 20 }

/** What is to be done today. */
export interface DayQueue {
  /** Families, in the order in which they are asked. */
  skillIds: string[]
  /** Cards of families that are due, without those left for another day because of a sibling. */
  due: number
  /** Brought forward, because something that builds on them was forgotten. */
  pulled: number
  /** Never answered, and to be begun today; the rest of them waits. */
  fresh: number
  freshLater: number
  /** Left for another day because of a sibling. */
  buried: number
  /** Hands-on work that is due, the longest overdue first. */
  drills: { id: string; due: Date }[]
  /** What one question usually takes this learner, in ms. */
  paceMs: number
  settings: StudySettings
}

/** Reads the whole queue of a learner: a number of queries that does not depend on how much there is. */
export async function readQueue(userId: string): Promise<DayQueue> {
  const at = now()
  const [owner, settings] = await Promise.all([
    db().user.findUniqueOrThrow({ where: { id: userId }, select: { ...memoryFields, timeZone: true } }),
    findStudySettings(userId),
  ])
  const today = dayStart(at, owner.timeZone)
  const [due, answered, fresh, pulled, paceMs] = await Promise.all([
    readDue(userId, at, MOST),
    readAnswered(userId, today),
    readFresh(userId, at, settings.newPerDay),
    readPulled(owner, at),
    reviewPace(userId),
  ])
  const begin = fresh.skills.slice(0, Math.max(0, settings.newPerDay - answered.begun))
  const queue = buildQueue({
    due: due.families,
    pulled,
    fresh: begin,
    asked: answered.asked,
    burySiblings: settings.burySiblings,
  })
  const pulledKept = pulled.filter(({ id }) => queue.ids.includes(id)).length
  return {
    skillIds: queue.ids,
    due: queue.reviews - pulledKept + due.beyond,
    pulled: pulledKept,
    fresh: begin.length,
    freshLater: fresh.total - begin.length,
    buried: queue.buried,
    drills: due.drills.map(({ id, due }) => ({ id, due })),
    paceMs,
    settings,
  }
}
