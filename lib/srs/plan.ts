import { MemoryModel, type RatingMix, usualRatingMix } from './memory-model'
import { dayAfter, loadOf } from './plan-calendar'
import { PlanOrder } from './plan-order'
import { PlanOutlook } from './plan-outlook'
import { PlannedSkill, type PlanSkill } from './planned-skill'

export interface PlanInput {
  /** YYYY-MM-DD for the learner. */
  today: string
  /** ms since the epoch at which today began for the learner. */
  dayStart: number
  /** Whole days from today to the exam; 0: it is today, and nothing is planned. */
  daysToExam: number
  minutesPerDay: number
  /** Shares of a usual day, Monday first. */
  dayLoads: readonly number[]
  /** Skills that are begun on a usual day, at most. */
  newPerDay: number
  skills: readonly PlanSkill[]
  /** Of FSRS, as fitted to the learner; none: those that it starts with. */
  parameters?: readonly number[]
  mix?: RatingMix
  /** What was done today already. */
  done?: { minutes: number; begun: number }
}

export interface PlannedDay {
  /** YYYY-MM-DD */
  day: string
  /** Expected to take. */
  minutes: number
  /** Ids in the order in which they are studied, and which of them are new. */
  skills: string[]
  begun: string[]
}

/** Weighted recall on the day of the exam, 0..1. */
export interface RecallForecast {
  overall: number
  groups: Record<string, number>
}

export interface StudyPlan {
  days: PlannedDay[]
  /** If the plan is followed. */
  planned: RecallForecast
  /** If nothing more is done. */
  idle: RecallForecast
  /** Ids of skills that count and are never studied: there is no time for them. */
  left: string[]
}

/** What takes longer than so many usual days is not studied. */
const MOST_DAYS = 2

/** What to study on each day until the exam, so that as much of it as possible is remembered on the day. */
export function planStudy(input: PlanInput): StudyPlan {
  const course = new PlanCourse(input)
  const idle = course.forecast()
  const days = Array.from({ length: Math.max(0, input.daysToExam) }, (_, day) => course.study(day))
  return { days, planned: course.forecast(), idle, left: course.left() }
}

/** Today's part of the plan alone. */
export function planToday(input: PlanInput): PlannedDay | undefined {
  return input.daysToExam > 0 ? new PlanCourse(input).study(0) : undefined
}

/** The skills, from day to day. */
class PlanCourse {
  private readonly skills: PlannedSkill[]
  private readonly order: PlanOrder
  /** Seconds by which an earlier day went over its time. */
  private debt = 0

  constructor(private readonly input: PlanInput) {
    const model = new MemoryModel(input.parameters)
    const times = { exam: input.daysToExam, dayStart: input.dayStart }
    const outlook = new PlanOutlook(model, input.mix ?? usualRatingMix, times)
    this.skills = input.skills.map((skill) => new PlannedSkill(skill, outlook))
    this.order = new PlanOrder(this.skills)
  }

  /** The best that fit the day. What takes longer than a usual day is studied alone, and the next days make up for it. */
  study(day: number): PlannedDay {
    const date = dayAfter(this.input.today, day)
    const { room, begin } = this.share(day, loadOf(date, this.input.dayLoads))
    const usual = this.input.minutesPerDay * 60
    const maybeAlone = this.debt === 0 && room === usual
    const owed = Math.min(this.debt, room)
    let seconds = owed
    const chosen: PlannedSkill[] = []
    const begun: string[] = []
    for (const planned of room > 0 ? this.order.of(day) : []) {
      if (!planned.isKnown && (begun.length >= begin || this.order.missing(planned).length > 0)) continue
      const isAlone = maybeAlone && chosen.length === 0 && planned.seconds <= MOST_DAYS * usual
      if (seconds + planned.seconds > room && !isAlone) continue
      if (!planned.isKnown) begun.push(planned.skill.id)
      seconds += planned.seconds
      chosen.push(planned)
      planned.study(day)
    }
    this.debt += Math.max(0, seconds - room) - owed
    const skills = chosen.map(({ skill }) => skill.id)
    return { day: date, minutes: (seconds - owed) / 60, skills, begun }
  }

  forecast(): RecallForecast {
    const ids = [...new Set(this.skills.map(({ skill }) => skill.group))]
    const of = (skills: readonly PlannedSkill[]) => {
      const weight = skills.reduce((sum, { skill }) => sum + skill.weight, 0)
      const recalled = skills.reduce((sum, one) => sum + one.skill.weight * one.recallAtExam, 0)
      return weight > 0 ? recalled / weight : 0
    }
    const groups = ids.map((id) => [id, of(this.skills.filter(({ skill }) => skill.group === id))] as const)
    return { overall: of(this.skills), groups: Object.fromEntries(groups) }
  }

  left(): string[] {
    return this.skills.filter((one) => !one.isKnown && one.skill.weight > 0).map(({ skill }) => skill.id)
  }

  /** Seconds of a day, and how many skills may be begun. */
  private share(day: number, load: number): { room: number; begin: number } {
    const { minutesPerDay, newPerDay, done } = this.input
    const room = minutesPerDay * 60 * load
    const begin = Math.round(newPerDay * load)
    if (day > 0 || !done) return { room, begin }
    return { room: Math.max(0, room - done.minutes * 60), begin: Math.max(0, begin - done.begun) }
  }
}
