import { problemsOf } from './check'
import { createRandom, type Random } from './random'
import type { AnyDraft, Difficulty, QuestionKind, Variant } from './variant'

export interface GenerateContext {
  rng: Random
  difficulty: Difficulty
}

export interface QuestionDefinition {
  /** The permanent id of the skill; equals the folder's name. */
  id: string
  /** Concepts that this skill is about, the main one first. */
  concepts: string[]
  /** Difficulties that change the problem, ascending. */
  levels: Difficulty[]
  kinds: QuestionKind[]
  /** Makes a problem and lets the engine compute its key; undefined when the draw was not worth asking. */
  generate(context: GenerateContext): AnyDraft | undefined | Promise<AnyDraft | undefined>
  /** Where what is asked stands, for facts that cannot be observed on the engine; shown with the answer. */
  citation?: Citation[]
}

export interface Citation {
  title: string
  url: string
}

export interface Question extends Omit<QuestionDefinition, 'generate'> {
  /** The variant of a seed: same seed and difficulty, same variant. Difficulty is clamped to the levels. */
  generate(seed: number, difficulty?: number): Promise<Variant>
  /** The same, with the number of draws that it took. */
  draw(seed: number, difficulty?: number): Promise<{ variant: Variant; draws: number }>
}

/** A family that refuses nine draws of ten has none left in one of a thousand million seeds. */
const maxDraws = 200

function nearestLevel(levels: readonly Difficulty[], wanted: number): Difficulty {
  return levels.reduce((best, l) => (Math.abs(l - wanted) < Math.abs(best - wanted) ? l : best))
}

/** Declares a question family. @throws at generation when a variant is unsound or no draw is worth asking. */
export function defineQuestion(definition: QuestionDefinition): Question {
  const { id, concepts, levels, kinds } = definition
  const draw: Question['draw'] = async (seed, wanted) => {
    const rng = createRandom(seed)
    const difficulty = wanted === undefined ? rng.pick(levels) : nearestLevel(levels, wanted)
    for (let draws = 1; draws <= maxDraws; draws++) {
      const draft = await definition.generate({ rng, difficulty })
      if (!draft) continue
      const problems = problemsOf(draft)
      if (!kinds.includes(draft.kind)) problems.push(`undeclared kind ${draft.kind}`)
      if (problems.length) throw new Error(`${id}, seed ${seed}: ${problems.join('; ')}`)
      return { variant: { ...draft, skill: id, seed, difficulty, concepts }, draws }
    }
    throw new Error(`${id}, seed ${seed}: nothing worth asking in ${maxDraws} draws`)
  }
  return {
    ...definition,
    draw,
    generate: async (seed, wanted) => (await draw(seed, wanted)).variant,
  }
}
