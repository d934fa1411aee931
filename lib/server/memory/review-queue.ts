import '../server-only'
import { buildQueue, type ReviewQueue } from '@/lib/srs/queue'
import type { StudySettings } from '@/lib/srs/settings'
import { now } from '../clock'
import { dayStart } from '../practice/day'
import { findLearner, type Learner } from './learner'
import { type PlannedDay, readPlannedDay } from './planned-day'
import { readPulled } from './pulled-cards'
import { readAnswered, readDue, readFresh } from './queue-rows'
import { reviewPace } from './review-pace'

/** What one session may hold; the rest comes with the next. */
const MOST = { families: 200, drills: 20 }

/** What is to be done today. */
export interface DayQueue {
  /** Families, in the order in which they are asked. */
  skillIds: string[]
  /** Reviews of families, without those left for another day because of a sibling. */
  due: number
  /** Brought forward, because something that builds on them was forgotten. */
  pulled: number
  /** Never answered, and to be begun today; the rest of them waits. */
  fresh: number
  freshLater: number
  /** Left for another day because of a sibling. */
  buried: number
  /** Hands-on work for today, the most pressing first. */
  drills: string[]
  /** What one question usually takes this learner, in ms. */
  paceMs: number
  /** With an exam ahead, the plan says what today is for: days to the exam, and pages to read. */
  plan: Pick<PlannedDay, 'daysLeft' | 'toRead'> | null
  settings: StudySettings
}

/** Reads the whole queue of a learner: a number of queries that does not depend on how much there is. */
export async function readQueue(userId: string): Promise<DayQueue> {
  const at = now()
  const found = await findLearner(userId)
  const { settings } = found
  const learner = { ...found, at }
  const planned = settings.examOn ? await readPlannedDay(learner, settings.examOn) : undefined
  const [queue, paceMs] = await Promise.all([
    planned ? plannedQueue(learner, planned) : dueQueue(learner),
    reviewPace(userId),
  ])
  return { ...queue, paceMs, settings }
}

type Today = Learner & { at: Date }
type Read = Omit<DayQueue, 'paceMs' | 'settings'>

/** What FSRS says is due, and as many new skills of pages that were read as the learner wants. */
async function dueQueue({ owner, settings, at }: Today): Promise<Read> {
  const { id } = owner
  const [due, answered, fresh, pulled] = await Promise.all([
    readDue(id, at, MOST),
    readAnswered(id, dayStart(at, owner.timeZone)),
    readFresh(id, at, settings.newPerDay),
    readPulled(owner, at),
  ])
  const begin = fresh.skills.slice(0, Math.max(0, settings.newPerDay - answered.begun))
  const { asked } = answered
  const { burySiblings } = settings
  const queue = buildQueue({ due: due.families, pulled, fresh: begin, asked, burySiblings })
  const counted = count(queue, pulled)
  return {
    ...{ ...counted, due: counted.due + due.beyond, fresh: begin.length },
    freshLater: fresh.total - begin.length,
    drills: due.drills,
    plan: null,
  }
}

/** What the plan to the exam wants, after what is in its steps and has to come today in any case. */
async function plannedQueue({ owner, settings, at }: Today, planned: PlannedDay): Promise<Read> {
  const [due, { asked }, pulled] = await Promise.all([
    readDue(owner.id, at, MOST),
    readAnswered(owner.id, dayStart(at, owner.timeZone)),
    readPulled(owner, at),
  ])
  const steps = due.families.filter(({ learning }) => learning)
  const held = new Set(steps.map(({ id }) => id))
  const reviews = planned.reviews
    .filter(({ id }) => !held.has(id))
    .map((one) => ({ ...one, learning: false }))
  const chosen = new Set([...held, ...reviews.map(({ id }) => id)])
  const forward = pulled.filter(({ id }) => !chosen.has(id))
  const { fresh, drills, daysLeft, toRead } = planned
  const { burySiblings } = settings
  const queue = buildQueue({ due: [...steps, ...reviews], pulled: forward, fresh, asked, burySiblings })
  const plan = { daysLeft, toRead }
  return { ...count(queue, forward), fresh: fresh.length, freshLater: 0, drills, plan }
}

function count({ ids, reviews, buried }: ReviewQueue, forward: readonly { id: string }[]) {
  const pulled = forward.filter(({ id }) => ids.includes(id)).length
  return { skillIds: ids, due: reviews - pulled, pulled, buried }
}
