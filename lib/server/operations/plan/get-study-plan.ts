import '../../server-only'
import { z } from 'zod'
import { type Calibration, calibrationOf, type JudgedForecast } from '@/lib/srs/calibration'
import type { RecallForecast } from '@/lib/srs/plan'
import type { TimeToFit } from '@/lib/srs/plan-fit'
import type { Readiness } from '@/lib/srs/readiness'
import { someone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { findLearner } from '../../memory/learner'
import { type PlanFacts, readPlanInput } from '../../memory/plan-input'
import { readinessNow, readinessThen, readRecord } from '../../memory/readiness'
import { type WholePlan, wholePlan } from '../../memory/study-plan'
import { defineOperation } from '../../operation'
import { skillTitles } from '../../practice/skill-titles'
import { type ContentLocale, localeSchema, localName } from '../concepts/list-concepts'

/** Of what is left out, so many are named. */
const NAMED = 30

export interface PlanSkillView {
  id: string
  title: string
  kind: 'FAMILY' | 'DRILL'
  isNew: boolean
  /** To be read before its questions can be begun. */
  unread: string | null
  minutes: number
}

export interface PlanView {
  /** From today on. */
  days: { day: string; minutes: number; reviews: number; begun: number }[]
  today: PlanSkillView[]
  /** Of what the exam is about, what is expected to be remembered on the day: 0..1. */
  planned: RecallForecast
  idle: RecallForecast
  /** What will not be studied, for want of time. */
  left: { count: number; named: { id: string; title: string; kind: 'FAMILY' | 'DRILL' }[] }
  /** What would leave nothing out; null: not even the longest days would. */
  fit: TimeToFit | null
}

export interface StudyPlanView {
  /** Null without an exam ahead. */
  plan: PlanView | null
  /** The score to expect: if the exam were today, and on the day if the plan is followed. */
  readiness: { now: Readiness; onDay: Readiness | null }
  /** Those that the exam weighs. */
  domains: { id: string; name: string; weight: number }[]
  /** How good earlier forecasts were; null until there was a mock exam. */
  calibration: Calibration | null
}

/** My plan to the day of the exam, as it is from now on, and how ready I am. */
export const getStudyPlan = defineOperation({
  access: someone,
  input: z.strictObject({ locale: localeSchema }),
  async run({ userId }, { locale }): Promise<StudyPlanView> {
    const at = now()
    const learner = await findLearner(userId)
    const [facts, record, weighed, forecasts] = await Promise.all([
      readPlanInput({ ...learner, at }, learner.settings.examOn),
      readRecord(userId, at, learner.owner.memoryParameters),
      db().domain.findMany({ where: { weight: { gt: 0 } }, orderBy: { position: 'asc' } }),
      readForecasts(userId),
    ])
    const domains = weighed.map(({ id, names, weight }) => ({ id, weight, name: localName(names, locale) }))
    const points = weighed.map(({ id, weight }) => ({ id, points: weight }))
    const whole = facts.input.daysToExam > 0 ? wholePlan(facts.input) : undefined
    return {
      plan: whole ? await viewOf(facts, whole, locale) : null,
      readiness: {
        now: readinessNow(facts, points, record),
        onDay: whole ? readinessThen(facts.input, whole.plan.planned, points, record) : null,
      },
      domains,
      calibration: calibrationOf(forecasts) ?? null,
    }
  },
})

async function viewOf(facts: PlanFacts, { plan, fit }: WholePlan, locale: ContentLocale): Promise<PlanView> {
  const { input, skills } = facts
  const [first] = plan.days
  const named = plan.left.slice(0, NAMED)
  const titles = await skillTitles([...(first?.skills ?? []), ...named], locale)
  const kindOf = (id: string) => skills.get(id)?.kind ?? 'FAMILY'
  const titleOf = (id: string) => titles.get(id)?.title ?? id
  const seconds = new Map(input.skills.map((skill) => [skill.id, skill.seconds]))
  return {
    days: plan.days.map(({ day, minutes, skills, begun }) => ({
      ...{ day, minutes, begun: begun.length },
      reviews: skills.length - begun.length,
    })),
    today: (first?.skills ?? []).map((id) => {
      const isNew = first?.begun.includes(id) ?? false
      const place = skills.get(id)
      const unread = isNew && place && !place.isRead && place.kind === 'FAMILY' ? place.page : null
      const takes = seconds.get(id)?.[isNew ? 'first' : 'review'] ?? 0
      return { id, title: titleOf(id), kind: kindOf(id), isNew, unread, minutes: takes / 60 }
    }),
    planned: plan.planned,
    idle: plan.idle,
    left: {
      count: plan.left.length,
      named: named.map((id) => ({ id, title: titleOf(id), kind: kindOf(id) })),
    },
    fit: fit ?? null,
  }
}

/** What was foretold of mock exams that are graded. */
async function readForecasts(userId: string): Promise<JudgedForecast[]> {
  const rows = await db().readinessForecast.findMany({
    where: { userId, exam: { status: 'GRADED', score: { not: null } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 200,
    select: { passing: true, mean: true, exam: { select: { score: true, passed: true } } },
  })
  return rows.map(({ passing, mean, exam }) => ({
    ...{ passing, mean, passed: exam.passed ?? false },
    score: (exam.score ?? 0) / 100,
  }))
}
