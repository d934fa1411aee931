import type { CardState } from '../card'
import { MemoryModel } from '../memory-model'
import { planToday } from '../plan'
import { forecastReadiness, type Readiness } from '../readiness'
import type { ObservedReview } from '../readiness-offset'
import { EXAM } from './exam'
import type { Answer } from './learner'
import type { Course, SimulatedScheduler, Today } from './scheduler'
import { examDomains, type WorldSkill } from './world'

const DAY_MS = 86_400_000
/** A Monday. */
const START = Date.UTC(2026, 0, 5)

/** The newest. */
const REVIEWS_JUDGED = 300

/** Ours: plans anew on each day from what was observed so far. It knows nothing of the learner but pace and answers. */
export class PlannedScheduler implements SimulatedScheduler {
  private readonly cards = new Map<string, CardState>()
  /** Reviews so far, and what was expected of them. */
  private readonly observed: ObservedReview[] = []
  private readonly model = new MemoryModel()
  private readonly byId: ReadonlyMap<string, WorldSkill>

  constructor(private readonly course: Course) {
    this.byId = new Map(course.world.map((skill) => [skill.id, skill]))
  }

  queue({ day, pace, minutes, begun }: Today): WorldSkill[] {
    const dayStart = START + day * DAY_MS
    const { course } = this
    const today = planToday({
      today: new Date(dayStart).toISOString().slice(0, 10),
      dayStart,
      daysToExam: course.days - day,
      minutesPerDay: course.minutesPerDay,
      dayLoads: [1, 1, 1, 1, 1, 1, 1],
      newPerDay: course.newPerDay,
      skills: course.world.map(({ id, domain, weight, seconds, prerequisites }) => ({
        id,
        group: domain,
        weight,
        seconds: { first: seconds.first * pace, review: seconds.review * pace },
        card: this.cards.get(id),
        prerequisites,
      })),
      done: { minutes, begun },
    })
    return (today?.skills ?? []).flatMap((id) => this.byId.get(id) ?? [])
  }

  answered({ id }: WorldSkill, day: number, { rating, right }: Answer): void {
    const card = this.cards.get(id)
    const at = START + day * DAY_MS
    const days = card?.lastReview === undefined ? 0 : (at - card.lastReview) / DAY_MS
    if (card) this.observed.push({ recall: this.model.recall(card, days), score: Number(right) })
    const memory = this.model.after(card, days, rating)
    const reps = (card?.reps ?? 0) + 1
    const lapses = (card?.lapses ?? 0) + (card && rating === 'again' ? 1 : 0)
    const rest = { scheduledDays: 0, learningSteps: 0, due: at, lastReview: at }
    this.cards.set(id, { phase: 'review', ...memory, ...rest, reps, lapses })
  }

  /** What is to be expected of an exam on the last day. */
  readiness(seed: number): Readiness {
    const exam = START + this.course.days * DAY_MS
    const skills = this.course.world.map(({ id, domain, weight }) => {
      const card = this.cards.get(id)
      const days = card?.lastReview === undefined ? 0 : (exam - card.lastReview) / DAY_MS
      const recall = card ? this.model.recall(card, days) : 0
      return { group: domain, weight, recall, reviews: card?.reps ?? 0 }
    })
    const domains = examDomains.map(({ id, weight }) => ({ id, points: weight }))
    const reviews = this.observed.slice(-REVIEWS_JUDGED)
    return forecastReadiness({ ...EXAM, domains, skills, results: [], reviews, seed })
  }
}
