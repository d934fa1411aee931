import '../server-only'
import { PASS_PERCENT, taskCount } from '@/lib/exam/form'
import type { CardState } from '@/lib/srs/card'
import { MemoryModel, memoryOf } from '@/lib/srs/memory-model'
import type { PlanInput, RecallForecast } from '@/lib/srs/plan'
import { type ExamResult, forecastReadiness, type Readiness, type ReadySkill } from '@/lib/srs/readiness'
import type { ObservedReview } from '@/lib/srs/readiness-offset'
import { db } from '../db'
import type { PlanFacts } from './plan-input'
import { isStanding } from './queue-sql'

const DAY = 86_400_000
/** Reviews and exam tasks that are looked at, the newest. */
const REVIEWS = 300
const TASKS = 200
/** The same facts give the same forecast. */
const SEED = 66

/** What is known of how somebody does, beside what they remember. */
export interface TrackRecord {
  results: ExamResult[]
  reviews: ObservedReview[]
}

export async function readRecord(
  userId: string,
  at: Date,
  parameters: readonly number[],
): Promise<TrackRecord> {
  const [results, reviews] = await Promise.all([readResults(userId, at), readReviews(userId, parameters)])
  return { results, reviews }
}

/** The score to expect if the exam were today. */
export function readinessNow({ input }: PlanFacts, domains: Domains, record: TrackRecord): Readiness {
  const model = new MemoryModel(input.parameters)
  const skills = input.skills.map(({ group, weight, card }): ReadySkill => {
    const memory = memoryOf(card)
    const days = (input.dayStart - (card?.lastReview ?? input.dayStart)) / DAY
    return { group, weight, recall: memory ? model.recall(memory, days) : 0, reviews: card?.reps ?? 0 }
  })
  return forecast(skills, domains, record)
}

/** The score to expect on the day of the exam, if the plan is followed. */
export function readinessThen(
  input: PlanInput,
  planned: RecallForecast,
  domains: Domains,
  record: TrackRecord,
): Readiness {
  const skills = domains.map(({ id }): ReadySkill => {
    const own = input.skills.filter(({ group }) => group === id)
    const reviews = own.reduce((sum, { card }) => sum + (card?.reps ?? 0), 0)
    return { group: id, weight: 1, recall: planned.groups[id] ?? 0, reviews }
  })
  return forecast(skills, domains, record)
}

/** Those that the exam weighs. */
export type Domains = readonly { id: string; points: number }[]

export async function readDomains(): Promise<Domains> {
  const domains = await db().domain.findMany({
    where: { weight: { gt: 0 } },
    orderBy: { position: 'asc' },
    select: { id: true, weight: true },
  })
  return domains.map(({ id, weight }) => ({ id, points: weight }))
}

const forecast = (skills: readonly ReadySkill[], domains: Domains, record: TrackRecord): Readiness =>
  forecastReadiness({
    ...{ domains, skills, ...record, seed: SEED },
    tasks: taskCount({ kind: 'full' })?.usual ?? 1,
    passMark: PASS_PERCENT / 100,
  })

/** Tasks of mock exams that were drawn from all of a domain. */
async function readResults(userId: string, at: Date): Promise<ExamResult[]> {
  const tasks = await db().examTask.findMany({
    where: { exam: { userId, status: 'GRADED' }, score: { not: null } },
    orderBy: [{ exam: { startedAt: 'desc' } }, { position: 'asc' }],
    take: TASKS,
    select: { domainId: true, score: true, exam: { select: { startedAt: true, form: true } } },
  })
  return tasks
    .filter(({ exam }) => ['full', 'domain'].includes((exam.form as { kind?: string }).kind ?? ''))
    .map(({ domainId, score, exam }) => ({
      ...{ group: domainId, score: score ?? 0 },
      daysAgo: (at.getTime() - exam.startedAt.getTime()) / DAY,
    }))
}

/** What the memory model had said before the last reviews, and how they ended; a drill may be right in part. */
async function readReviews(userId: string, parameters: readonly number[]): Promise<ObservedReview[]> {
  const rows = await db().$queryRaw<{ score: number; reviewedAt: Date; stateBefore: CardState }[]>`
    SELECT coalesce(a."score", t."score", (r."rating" > 1)::int)::float AS "score", r."reviewedAt", r."stateBefore"
    FROM "Review" r LEFT JOIN "Answer" a ON a."id" = r."answerId" LEFT JOIN "Attempt" t ON t."id" = r."id"
    WHERE r."userId" = ${userId}::uuid AND r."stateBefore" IS NOT NULL AND ${isStanding}
    ORDER BY r."reviewedAt" DESC, r."id" DESC LIMIT ${REVIEWS}`
  const model = new MemoryModel(parameters)
  return rows.flatMap(({ score, reviewedAt, stateBefore }) => {
    const memory = memoryOf(stateBefore)
    const days = (reviewedAt.getTime() - (stateBefore.lastReview ?? reviewedAt.getTime())) / DAY
    return memory && days >= 1 ? [{ recall: model.recall(memory, days), score }] : []
  })
}
