import { Learner, type LearnerTraits } from './learner'
import type { Course, SimulatedScheduler, Today } from './scheduler'

export interface StudyResult {
  /** True weighted recall on the day of the exam, 0..1. */
  recall: number
  hours: number
  /** Skills studied at least once. */
  studied: number
  learner: Learner
}

/** The pace that is assumed at first counts like so many seconds. */
const PACE_PRIOR_SECONDS = 1_800

/** One learner follows one scheduler until the exam. */
export function study(traits: LearnerTraits, scheduler: SimulatedScheduler, course: Course): StudyResult {
  const run = new StudyRun(new Learner(traits, course.world), scheduler, course)
  for (let day = 0; day < course.days; day++) if (run.learner.studies(day)) run.study(day)
  return run.result()
}

class StudyRun {
  private readonly seen = new Set<string>()
  private usual = PACE_PRIOR_SECONDS
  private real = PACE_PRIOR_SECONDS

  constructor(
    readonly learner: Learner,
    private readonly scheduler: SimulatedScheduler,
    private readonly course: Course,
  ) {}

  /** Until the scheduler has nothing more that is expected to fit the day's minutes. */
  study(day: number): void {
    const today: Today = { day, pace: 1, minutes: 0, begun: 0 }
    for (let before = -1; before < today.minutes; ) {
      before = today.minutes
      today.pace = this.real / this.usual
      for (const skill of this.scheduler.queue({ ...today })) this.ask(skill, today)
    }
  }

  private ask(skill: Course['world'][number], today: Today): void {
    const isNew = !this.seen.has(skill.id)
    const usual = isNew ? skill.seconds.first : skill.seconds.review
    if (today.minutes + (usual * today.pace) / 60 > this.course.minutesPerDay) return
    const answer = this.learner.answer(skill, today.day)
    this.scheduler.answered(skill, today.day, answer)
    this.seen.add(skill.id)
    today.minutes += answer.seconds / 60
    if (isNew) today.begun++
    this.usual += usual
    this.real += answer.seconds
  }

  result(): StudyResult {
    const { world, days } = this.course
    const recall = world.reduce((sum, skill) => sum + skill.weight * this.learner.recall(skill, days), 0)
    const hours = (this.real - PACE_PRIOR_SECONDS) / 3600
    return { recall, hours, studied: this.seen.size, learner: this.learner }
  }
}
