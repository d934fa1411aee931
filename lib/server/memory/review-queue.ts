import '../server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import { buildQueue, type Candidate } from '@/lib/srs/queue'
import type { StudySettings } from '@/lib/srs/settings'
import { now } from '../clock'
import { db } from '../db'
import { dayStart } from '../practice/day'
import { cardState, memoryFields } from '../practice/refold-card'
import { dueCardsOf, newSkillsOf } from './asked-for'
import { pulledCards } from './pulled-cards'
import { familyReviews, reviewPace } from './review-pace'
import { skillPlaces } from './skill-places'
import { findStudySettings } from './study-settings'

/** What one session may hold; the rest comes with the next. */
const MAX_REVIEWS = 200
const MAX_DRILLS = 20

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
    readDue(userId, at),
    readAnswered(userId, today),
    readFresh(userId, at, settings.newPerDay),
    pulledCards(owner, at),
    reviewPace(userId),
  ])
  const begin = fresh.ids.slice(0, Math.max(0, settings.newPerDay - answered.begun))
  const candidate = await candidates([
    ...due.cards.map(({ skillId }) => skillId),
    ...answered.ids,
    ...pulled,
    ...begin,
  ])
  const queue = buildQueue({
    due: due.cards.map((card) => ({ ...candidate(card.skillId), learning: isLearning(card) })),
    pulled: pulled.map(candidate),
    fresh: begin.map(candidate),
    asked: answered.ids.map(candidate),
    burySiblings: settings.burySiblings,
  })
  const pulledKept = pulled.filter((id) => queue.ids.includes(id)).length
  return {
    skillIds: queue.ids,
    due: queue.reviews - pulledKept + due.beyond,
    pulled: pulledKept,
    fresh: begin.length,
    freshLater: fresh.total - begin.length,
    buried: queue.buried,
    drills: due.drills.map(({ skillId, due }) => ({ id: skillId, due })),
    paceMs,
    settings,
  }
}

const isLearning = (card: Parameters<typeof cardState>[0]) =>
  ['learning', 'relearning'].includes(cardState(card)?.phase ?? '')

/** Skills by id as the queue takes them; one without a place stands for itself. */
async function candidates(ids: string[]): Promise<(id: string) => Candidate> {
  const places = await skillPlaces(ids)
  return (id) => {
    const { page = id, domain = '' } = places.get(id) ?? {}
    return { id, page, domain }
  }
}

const longestOverdue = [
  { due: 'asc' },
  { id: 'asc' },
] as const satisfies Prisma.CardOrderByWithRelationInput[]

async function readDue(userId: string, at: Date) {
  const orderBy = [...longestOverdue]
  const [cards, total, drills] = await Promise.all([
    db().card.findMany({
      where: dueCardsOf(userId, at),
      ...{ orderBy, take: MAX_REVIEWS, select: { skillId: true, state: true } },
    }),
    db().card.count({ where: dueCardsOf(userId, at) }),
    db().card.findMany({
      where: dueCardsOf(userId, at, 'DRILL'),
      ...{ orderBy, take: MAX_DRILLS, select: { skillId: true, due: true } },
    }),
  ])
  return { cards, beyond: total - cards.length, drills }
}

/** Of families, what was answered since then, and how many of them for the first time. */
async function readAnswered(userId: string, since: Date) {
  const where = { ...familyReviews(userId), reviewedAt: { gte: since } }
  const [asked, begun] = await Promise.all([
    db().review.findMany({ where, distinct: ['skillId'], select: { skillId: true } }),
    db().review.count({ where: { ...where, stateBefore: { equals: Prisma.DbNull } } }),
  ])
  return { ids: asked.map(({ skillId }) => skillId), begun }
}

async function readFresh(userId: string, at: Date, take: number) {
  const where = newSkillsOf(userId, at)
  const [skills, total] = await Promise.all([
    db().skill.findMany({
      where,
      ...{ orderBy: [{ position: 'asc' }, { id: 'asc' }], take, select: { id: true } },
    }),
    db().skill.count({ where }),
  ])
  return { ids: skills.map(({ id }) => id), total }
}
