import { default_w } from 'ts-fsrs'
import type { RatingName } from '../card'
import { type Memory, MemoryModel } from '../memory-model'
import { Random } from '../random'
import { deriveRating } from '../rating'
import type { WorldSkill } from './world'

/** What a learner's memory really does; no scheduler sees it. */
export interface LearnerTraits {
  seed: number
  parameters: number[]
  /** How recall falls: as FSRS has it, with a steeper power, or exponentially. All are 90 % after `stability` days. */
  curve: 'own' | 'steep' | 'exponential'
  /** Times what the content says. */
  pace: number
  slip: number
  guess: { family: number; drill: number }
  /** Share of days on which nothing is done. */
  skips: number
}

export interface Answer {
  right: boolean
  rating: RatingName
  seconds: number
}

/** Standard deviations of logarithms. */
const SPREAD = { parameters: 0.25, skill: 0.4, pace: 0.2, answer: 0.3 }

const lognormal = (random: Random, spread: number) => Math.exp(spread * random.normal())

export function makeLearner(seed: number): LearnerTraits {
  const random = new Random(seed)
  const curves = ['own', 'own', 'steep', 'exponential'] as const
  return {
    seed,
    parameters: default_w.map((w) => w * lognormal(random, SPREAD.parameters)),
    curve: curves[random.below(curves.length)]!,
    pace: lognormal(random, SPREAD.pace),
    slip: 0.02 + 0.06 * random.next(),
    guess: { family: 0.05 + 0.15 * random.next(), drill: 0.02 },
    skips: 0.25 * random.next(),
  }
}

/** One learner who studies: remembers, forgets, answers. Days are whole numbers. */
export class Learner {
  private readonly model: MemoryModel
  private readonly random: Random
  private readonly memories = new Map<string, { memory: Memory; day: number; ease: number }>()
  private readonly eases = new Map<string, number>()

  constructor(
    readonly traits: LearnerTraits,
    world: readonly WorldSkill[],
  ) {
    this.model = new MemoryModel(traits.parameters)
    this.random = new Random(traits.seed ^ 0x5eed)
    for (const { id } of world) this.eases.set(id, lognormal(this.random, SPREAD.skill))
  }

  /** Whether anything is done on a day: the same days whatever the scheduler. */
  studies(day: number): boolean {
    return new Random(this.traits.seed * 1009 + day).next() >= this.traits.skips
  }

  /** True probability of recall, 0..1; what was never studied is not known. */
  recall(skill: WorldSkill, day: number): number {
    const known = this.memories.get(skill.id)
    if (!known) return 0
    const { stability } = known.memory
    const days = (day - known.day) / known.ease
    if (this.traits.curve === 'own') return this.model.recall(known.memory, days)
    if (this.traits.curve === 'exponential') return 0.9 ** (days / stability)
    return (1 + (0.9 ** -2 - 1) * (days / stability)) ** -0.5
  }

  answer(skill: WorldSkill, day: number): Answer {
    const known = this.memories.get(skill.id)
    // What was just read is often right at once.
    const recall = known ? this.recall(skill, day) : 0.75
    const recalled = this.random.next() < recall
    const right = recalled
      ? this.random.next() >= this.traits.slip
      : this.random.next() < this.traits.guess[skill.kind]
    const usual = (known ? skill.seconds.review : skill.seconds.first) * this.traits.pace
    const effort = 1 + 0.5 * (1 - recall) + (recalled ? 0 : 0.3)
    const seconds = usual * effort * lognormal(this.random, SPREAD.answer)
    const facts = { score: right ? 1 : 0, durationMs: seconds, pace: usual }
    const rating = deriveRating({ correct: right, ...facts })
    this.remember(skill, day, recalled ? deriveRating({ correct: true, ...facts }) : 'again', recall)
    return { right, rating, seconds }
  }

  private remember({ id }: WorldSkill, day: number, rating: RatingName, recall: number): void {
    const known = this.memories.get(id)
    const days = known ? day - known.day : 0
    const memory = this.model.after(known?.memory, days, rating, recall)
    this.memories.set(id, { memory, day, ease: this.eases.get(id) ?? 1 })
  }
}
