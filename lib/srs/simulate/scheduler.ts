import type { Answer } from './learner'
import type { WorldSkill } from './world'

/** What a scheduler may know: the world and the answers, never the true memory. */
export interface SimulatedScheduler {
  /** Skills for what is left of a day, in the order in which they are asked. */
  queue(day: Today): readonly WorldSkill[]
  answered(skill: WorldSkill, day: number, answer: Answer): void
}

export interface Today {
  day: number
  /** The learner's so far, times the usual. */
  pace: number
  /** So far today. */
  minutes: number
  /** Skills begun today. */
  begun: number
}

/** What every run under comparison has in common. */
export interface Course {
  world: readonly WorldSkill[]
  /** Studied on days 0 to days - 1; the exam is on day `days`. */
  days: number
  minutesPerDay: number
  newPerDay: number
}

/** What a scheduler of intervals keeps of a skill. */
export interface Interval {
  /** Days */
  interval: number
}

/** Which skills are begun first, and whether that comes before reviews. */
export interface NewSkills {
  order: readonly WorldSkill[]
  comeFirst: boolean
}

/** Due ones first, the longest overdue at the front, then new ones; as said otherwise. */
export class IntervalScheduler<T extends Interval> implements SimulatedScheduler {
  private readonly cards = new Map<string, T & { due: number }>()

  constructor(
    private readonly course: Course,
    private readonly step: (card: T | undefined, answer: Answer, days: number) => T,
    private readonly fresh: NewSkills = { order: course.world, comeFirst: false },
  ) {}

  queue({ day, begun }: Today): readonly WorldSkill[] {
    const due = (skill: WorldSkill) => this.cards.get(skill.id)?.due ?? Number.POSITIVE_INFINITY
    const overdue = this.course.world.filter((skill) => due(skill) <= day).sort((a, b) => due(a) - due(b))
    const fresh = this.fresh.order.filter(({ id }) => !this.cards.has(id))
    const next = fresh.slice(0, this.course.newPerDay - begun)
    return this.fresh.comeFirst ? [...next, ...overdue] : [...overdue, ...next]
  }

  answered({ id }: WorldSkill, day: number, answer: Answer): void {
    const card = this.cards.get(id)
    const next = this.step(card, answer, card ? day - (card.due - card.interval) : 0)
    this.cards.set(id, { ...next, due: day + next.interval })
  }
}
