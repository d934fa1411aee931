import type { CardState } from './card'
import { type Memory, memoryOf } from './memory-model'
import { expected, type PlanOutlook } from './plan-outlook'

/** Something to know on the day of the exam. */
export interface PlanSkill {
  id: string
  /** What forecasts are summed up by: a domain of the exam. */
  group: string
  /** How much of the exam it stands for, in any unit; 0: it is studied only where others need it. */
  weight: number
  /** What it takes to study it the first time, and to review it. */
  seconds: { first: number; review: number }
  /** Left out: never studied. */
  card?: CardState
  /** Skills that come before it; those that are not part of the plan do not count. */
  prerequisites?: readonly string[]
}

const DAY_MS = 86_400_000

/** A skill in the course of a plan: what is expected of it so far. */
export class PlannedSkill {
  private memory: Memory | undefined
  /** Day of the last review; negative: before today. */
  private last = 0
  /** Recall on the day of the exam as the memory model says, when nothing more is done; 0..1. */
  recallAtExam = 0
  /** The same, as far as it can be counted on. */
  private cautious = 0
  /** What studying would bring on the last day before the exam; worked out when it is asked for. */
  private lateGain: number | undefined

  constructor(
    readonly skill: PlanSkill,
    private readonly outlook: PlanOutlook,
  ) {
    const { exam, dayStart } = outlook.times
    this.memory = memoryOf(skill.card)
    if (this.memory) {
      const since = dayStart - (skill.card?.lastReview ?? dayStart)
      this.last = -Math.max(0, Math.ceil(since / DAY_MS))
      this.recallAtExam = outlook.model.recall(this.memory, exam - this.last)
      this.cautious = outlook.cautiousRecall(this.memory, exam - this.last)
    }
  }

  get isKnown(): boolean {
    return this.memory !== undefined
  }

  get seconds(): number {
    return this.memory ? this.skill.seconds.review : this.skill.seconds.first
  }

  /** Whether it was studied on that day already. */
  wasStudied(day: number): boolean {
    return this.memory !== undefined && this.last >= day
  }

  /** What studying it on a day adds to its recall on the day of the exam, 0..1. */
  gain(day: number): number {
    return this.outlook.recallIfStudied(day, this.memory, day - this.last) - this.cautious
  }

  /**
   * What a day's gain is of that of the last day before the exam, 0..1: what brings much more then can wait, what
   * brings the same now is better had.
   */
  urgency(gain: number): number {
    this.lateGain ??= this.gain(this.outlook.times.exam - 1)
    return this.lateGain > 0 ? Math.min(1, Math.max(0, gain / this.lateGain)) : 1
  }

  /** From now on it is as it is expected to be after studying on that day. */
  study(day: number): void {
    const { exam } = this.outlook.times
    const outcomes = this.outlook.outcomes(this.memory, day - this.last)
    this.recallAtExam = expected(outcomes, (memory) => this.outlook.model.recall(memory, exam - day))
    this.cautious = expected(outcomes, (memory) => this.outlook.cautiousRecall(memory, exam - day))
    this.memory = {
      stability: Math.exp(expected(outcomes, ({ stability }) => Math.log(stability))),
      difficulty: expected(outcomes, ({ difficulty }) => difficulty),
    }
    this.last = day
    this.lateGain = undefined
  }
}
