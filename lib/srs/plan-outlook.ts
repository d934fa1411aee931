import type { Memory, MemoryModel, Outcome, RatingMix } from './memory-model'

/** When studying happens: day 0 is today, the exam on day `exam`. */
export interface PlanTimes {
  exam: number
  /** ms since the epoch at which today began for the learner. */
  dayStart: number
}

/** Of this share of memories the curve is taken to be FSRS' own; the others fall exponentially. */
const OWN_CURVE = 0.5

/** What a plan expects of memories on the day of the exam. */
export class PlanOutlook {
  private readonly firsts = new Map<number, number>()

  constructor(
    readonly model: MemoryModel,
    private readonly mix: RatingMix,
    readonly times: PlanTimes,
  ) {}

  /** Recall after so many days, 0..1, as far as it can be counted on: nobody knows how flat a learner's curve is. */
  cautiousRecall(memory: Memory, days: number): number {
    return OWN_CURVE * this.model.recall(memory, days) + (1 - OWN_CURVE) * 0.9 ** (days / memory.stability)
  }

  /** How studying would end, `days` after the last time; no memory: the first time. */
  outcomes(memory: Memory | undefined, days: number): Outcome[] {
    return this.model.outcomes(memory, days, this.mix)
  }

  /** Cautious recall on the day of the exam of what is studied on a day, `days` after the last time. */
  recallIfStudied(day: number, memory: Memory | undefined, days: number): number {
    const left = this.times.exam - day
    if (!memory) return this.recallIfBegun(left)
    const outcomes = this.model.outcomes(memory, days, this.mix, this.cautiousRecall(memory, days))
    return expected(outcomes, (after) => this.cautiousRecall(after, left))
  }

  /** The same for all skills. */
  private recallIfBegun(left: number): number {
    const known = this.firsts.get(left)
    if (known !== undefined) return known
    const recall = expected(this.outcomes(undefined, 0), (after) => this.cautiousRecall(after, left))
    this.firsts.set(left, recall)
    return recall
  }
}

/** The mean over all ways in which a review may end. */
export const expected = (outcomes: readonly Outcome[], of: (memory: Memory) => number): number =>
  outcomes.reduce((total, { chance, memory }) => total + chance * of(memory), 0)
