import type { Question } from './question'
import type { Difficulty, Variant } from './variant'

/** Variants of a family, as the checks look at them. */
export interface Sample {
  /** Of seeds 1, 2, …, with the level that the seed draws. */
  variants: Variant[]
  /** The first few seeds again at each declared level. */
  byLevel: { level: Difficulty; variants: Variant[] }[]
  /** How long each variant took, in ms. */
  ms: number[]
  /** Draws in all, the unusable ones included. */
  draws: number
  /** Seeds that gave no variant, and why. */
  failures: string[]
}

export interface SampleSize {
  seeds: number
  seedsPerLevel: number
}

const wholeGate: SampleSize = { seeds: 50, seedsPerLevel: 4 }

/** Generates a family's variants, one after the other. Never throws: what fails is among the failures. */
export async function sampleFamily(question: Question, size: SampleSize = wholeGate): Promise<Sample> {
  const sample: Sample = { variants: [], byLevel: [], ms: [], draws: 0, failures: [] }
  const generate = async (seed: number, level?: Difficulty): Promise<Variant[]> => {
    const started = performance.now()
    try {
      const { variant, draws } = await question.draw(seed, level)
      sample.ms.push(performance.now() - started)
      sample.draws += draws
      return [variant]
    } catch (error) {
      const at = level === undefined ? `seed ${seed}` : `seed ${seed}, level ${level}`
      sample.failures.push(`${at}: ${error instanceof Error ? error.message : String(error)}`)
      return []
    }
  }
  for (let seed = 1; seed <= size.seeds; seed++) sample.variants.push(...(await generate(seed)))
  for (const level of question.levels) {
    const variants: Variant[] = []
    for (let seed = 1; seed <= size.seedsPerLevel; seed++) variants.push(...(await generate(seed, level)))
    sample.byLevel.push({ level, variants })
  }
  return sample
}

/** Every variant of a sample. */
export function variantsIn({ variants, byLevel }: Sample): Variant[] {
  return [...variants, ...byLevel.flatMap((level) => level.variants)]
}
