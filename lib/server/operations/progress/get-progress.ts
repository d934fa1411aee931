import '../../server-only'
import { z } from 'zod'
import { isLeech } from '@/lib/srs/leech'
import { hardest } from '@/lib/srs/statistics/hardest'
import { meanRecall } from '@/lib/srs/statistics/mean-recall'
import type { DayNumber } from '@/lib/srs/statistics/streak'
import { someone } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { schedulerOptions } from '../../practice/refold-card'
import { localeSchema } from '../concepts/list-concepts'
import { domainDays } from './activity'
import { type CompetencyMap, competencyMap } from './competency-map'
import {
  type DomainRetention,
  EARLIER_DAYS,
  RECENT_DAYS,
  retentionByDomain,
  type TimeSpent,
  timeByDomain,
} from './domain-statistics'
import { type DueForecast, dueForecast } from './due-forecast'
import { findTimeline, type StudyTimeline } from './find-timeline'
import type { StreakView } from './get-streak'
import { type PlacedSkill, skillsByPlace } from './skills-by-place'
import { studyHistory } from './study-history'

/** What of the future is shown. */
export const forecastDays = [7, 30, 90] as const
const HISTORY_WEEKS = 53
const HARDEST = 8
/** Enough for retention, and for the weeks of `timeByDomain`. */
const DOMAIN_DAYS = RECENT_DAYS + EARLIER_DAYS
const HOUR = 3_600_000

export interface HardSkill extends Pick<PlacedSkill, 'id' | 'kind' | 'title' | 'conceptId'> {
  lapses: number
  /** 1 (easy) to 10 (hard). */
  difficulty: number
  leech: boolean
}

export interface Progress {
  /** Anything was ever reviewed. */
  started: boolean
  history: StreakView
  forecast: DueForecast
  /** Wished share of reviews that are remembered, 0..1. */
  target: number
  retention: DomainRetention[]
  /** On the day of the exam when that was asked for and is set; otherwise now. */
  map: CompetencyMap & { on: 'today' | 'exam' }
  /** Today or later; null: not set, or over. */
  examDay: DayNumber | null
  time: TimeSpent
  hardest: HardSkill[]
  totals: { reviews: number; ms: number; skills: number; learnt: number; known: number }
}

/** How far I am, and how I got there: all that my page of progress shows. So many queries, whatever I have done. */
export const getProgress = defineOperation({
  access: someone,
  input: z.strictObject({
    locale: localeSchema,
    days: z.literal(forecastDays).default(30),
    on: z.enum(['today', 'exam']).default('today'),
  }),
  async run(actor, { locale, days, on }): Promise<Progress> {
    const { userId } = actor
    const learner = await findTimeline(userId)
    const { calendar, today, memory } = learner
    const [history, byDomain, forecast, places, cards] = await Promise.all([
      studyHistory(learner, HISTORY_WEEKS),
      domainDays(userId, { calendar, first: today - DOMAIN_DAYS + 1, count: DOMAIN_DAYS }),
      dueForecast(userId, { calendar, first: today, count: days }),
      skillsByPlace(actor, locale),
      db().card.aggregate({ where: { userId }, _sum: { reviewCount: true } }),
    ])
    const options = schedulerOptions(memory, '')
    const examDay = examDayOf(learner)
    const asked = on === 'exam' && examDay !== null ? noonOf(learner, examDay) : undefined
    const current = meanRecall(
      places.skills.map(({ card }) => card),
      learner.now.getTime(),
      options,
    )
    return {
      started: learner.firstDay !== null,
      history: { today, weeks: HISTORY_WEEKS, ...history },
      forecast,
      target: memory.desiredRetention,
      retention: retentionByDomain(places.domains, byDomain, today),
      map: {
        on: asked === undefined ? 'today' : 'exam',
        ...competencyMap(places, asked ?? learner.now.getTime(), options),
      },
      examDay,
      time: timeByDomain(places.domains, byDomain, today),
      hardest: hardest(places.skills, HARDEST).map(({ card, id, kind, title, conceptId }) => ({
        ...{ id, kind, title, conceptId, lapses: card.lapses, difficulty: card.difficulty },
        leech: isLeech(card),
      })),
      totals: {
        reviews: cards._sum.reviewCount ?? 0,
        ms: history.days.reduce((sum, { ms }) => sum + ms, 0),
        ...{ skills: current.skills, learnt: current.learnt, known: current.known },
      },
    }
  },
})

function examDayOf({ settings, today }: StudyTimeline): DayNumber | null {
  if (settings.examOn === null) return null
  const day = Date.parse(settings.examOn) / (24 * HOUR)
  return day >= today ? day : null
}

/** About noon: when an exam is sat is not known. Never before now. */
function noonOf({ calendar, now }: StudyTimeline, day: DayNumber): number {
  const [start] = calendar.starts(day, 0)
  return Math.max(now.getTime(), (start ?? now).getTime() + 12 * HOUR)
}
