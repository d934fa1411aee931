import '../../server-only'
import { z } from 'zod'
import type { TimeToFit } from '@/lib/srs/plan-fit'
import { someone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { type PlanFacts, readPlanInput } from '../../memory/plan-input'
import { wholePlan } from '../../memory/study-plan'
import { findStudySettings } from '../../memory/study-settings'
import { defineOperation } from '../../operation'
import { memoryFields } from '../../practice/refold-card'
import { skillTexts } from '../../practice/skill-texts'
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
  planned: number
  idle: number
  domains: { id: string; name: string; weight: number; planned: number; idle: number }[]
  /** What will not be studied, for want of time. */
  left: { count: number; named: { id: string; title: string; kind: 'FAMILY' | 'DRILL' }[] }
  /** What would leave nothing out; null: not even the longest days would. */
  fit: TimeToFit | null
  minutesPerDay: number
  newPerDay: number
}

/** My plan to the day of the exam, as it is from now on; null without an exam ahead. */
export const getStudyPlan = defineOperation({
  access: someone,
  input: z.strictObject({ locale: localeSchema }),
  async run({ userId }, { locale }): Promise<PlanView | null> {
    const [owner, settings] = await Promise.all([
      db().user.findUniqueOrThrow({ where: { id: userId }, select: { ...memoryFields, timeZone: true } }),
      findStudySettings(userId),
    ])
    if (!settings.examOn) return null
    const facts = await readPlanInput({ owner, settings, at: now() }, settings.examOn)
    return facts.input.daysToExam > 0 ? viewOf(facts, locale) : null
  },
})

async function viewOf(facts: PlanFacts, locale: ContentLocale): Promise<PlanView> {
  const { input, skills } = facts
  const { plan, fit } = wholePlan(input)
  const [first] = plan.days
  const named = plan.left.slice(0, NAMED)
  const [titles, domains] = await Promise.all([
    readTitles([...(first?.skills ?? []), ...named], locale),
    db().domain.findMany({ orderBy: { position: 'asc' } }),
  ])
  const kindOf = (id: string) => skills.get(id)?.kind ?? 'FAMILY'
  const titleOf = (id: string) => titles.get(id) ?? id
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
    planned: plan.planned.overall,
    idle: plan.idle.overall,
    domains: domains
      .filter(({ weight }) => weight > 0)
      .map(({ id, names, weight }) => ({
        ...{ id, weight, name: localName(names, locale) },
        planned: plan.planned.groups[id] ?? 0,
        idle: plan.idle.groups[id] ?? 0,
      })),
    left: {
      count: plan.left.length,
      named: named.map((id) => ({ id, title: titleOf(id), kind: kindOf(id) })),
    },
    fit: fit ?? null,
    minutesPerDay: input.minutesPerDay,
    newPerDay: input.newPerDay,
  }
}

async function readTitles(ids: string[], locale: string): Promise<Map<string, string>> {
  const skills = await db().skill.findMany({
    where: { id: { in: ids } },
    select: { id: true, currentVersion: { select: { texts: true } } },
  })
  return new Map(skills.map(({ id, currentVersion }) => [id, skillTexts(currentVersion, locale).title]))
}
