import type { CardState } from '../card'
import { MemoryModel } from '../memory-model'
import { planToday } from '../plan'
import type { Answer } from './learner'
import type { Course, SimulatedScheduler, Today } from './scheduler'
import type { WorldSkill } from './world'

const DAY_MS = 86_400_000
/** A Monday. */
const START = Date.UTC(2026, 0, 5)

/** Ours: plans anew on each day from what was observed so far. It knows nothing of the learner but pace and answers. */
export class PlannedScheduler implements SimulatedScheduler {
  readonly cards = new Map<string, CardState>()
  private readonly model = new MemoryModel()
  private readonly byId: ReadonlyMap<string, WorldSkill>

  constructor(private readonly course: Course) {
    this.byId = new Map(course.world.map((skill) => [skill.id, skill]))
  }

  queue({ day, pace, minutes, begun }: Today): WorldSkill[] {
    const dayStart = START + day * DAY_MS
    const today = planToday({
      ...this.course,
      today: new Date(dayStart).toISOString().slice(0, 10),
      dayStart,
      done: { minutes, begun },
      daysToExam: this.course.days - day,
      dayLoads: [1, 1, 1, 1, 1, 1, 1],
      skills: this.course.world.map((skill) => ({
        ...skill,
        group: skill.domain,
        seconds: { first: skill.seconds.first * pace, review: skill.seconds.review * pace },
        card: this.cards.get(skill.id),
      })),
    })
    return (today?.skills ?? []).flatMap((id) => this.byId.get(id) ?? [])
  }

  answered({ id }: WorldSkill, day: number, { rating }: Answer): void {
    const card = this.cards.get(id)
    const at = START + day * DAY_MS
    const days = card?.lastReview === undefined ? 0 : (at - card.lastReview) / DAY_MS
    const memory = this.model.after(card, days, rating)
    const reps = (card?.reps ?? 0) + 1
    const lapses = (card?.lapses ?? 0) + (card && rating === 'again' ? 1 : 0)
    const rest = { scheduledDays: 0, learningSteps: 0, due: at, lastReview: at }
    this.cards.set(id, { phase: 'review', ...memory, ...rest, reps, lapses })
  }
}
