import type { Family } from './family'
import { type Sample, variantsIn } from './family-sample'
import { leaksOf } from './leaks'
import { messagesIn } from './messages-in'
import { answerOf, problemOf } from './option-lists'
import type { QuestionKind, Variant } from './variant'
import { gradingProblems, optionProblems } from './variant-check'

const leastProblems = 20

/** How many different answers a family must have at least; a kind may not have more than a few. */
function leastKeys(kinds: readonly QuestionKind[]): number {
  return kinds.every((kind) => kind === 'true-false') ? 2 : 3
}

type Check = (family: Family, sample: Sample) => string[] | Promise<string[]>

/** A check of every variant: what it throws is a problem of that variant. */
function each(check: (variant: Variant, family: Family) => string[] | Promise<string[]>): Check {
  return async (family, sample) => {
    const found: string[] = []
    for (const variant of variantsIn(sample)) {
      const at = `seed ${variant.seed}, level ${variant.difficulty}`
      try {
        for (const problem of await check(variant, family)) found.push(`${at}: ${problem}`)
      } catch (error) {
        found.push(`${at}: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    return found
  }
}

/** The different problems and the different answers of a sample. */
export function varietyOf({ variants }: Sample): { problems: number; keys: number } {
  const different = (of: (variant: Variant) => string) => new Set(variants.map(of)).size
  return { problems: different(problemOf), keys: different(answerOf) }
}

/** For each level but the first: of how many seeds the problem differs from that of the level below. */
export function levelSteps({ byLevel }: Sample): { level: number; differing: number; of: number }[] {
  return byLevel.slice(1).map(({ level, variants }, i) => {
    const below = new Map(byLevel[i]?.variants.map((variant) => [variant.seed, problemOf(variant)]))
    const both = variants.filter(({ seed }) => below.has(seed))
    const differing = both.filter((variant) => problemOf(variant) !== below.get(variant.seed)).length
    return { level, differing, of: both.length }
  })
}

/** Misconceptions of the texts that no slip of the sample names. */
export function unseenMisconceptions({ texts }: Family, sample: Sample): string[] {
  const seen = new Set(variantsIn(sample).flatMap(({ slips }) => slips.map((slip) => slip.misconception)))
  return Object.keys(texts.en.misconceptions).filter((name) => !seen.has(name))
}

function variety({ question }: Family, sample: Sample): string[] {
  const { problems, keys } = varietyOf(sample)
  const wanted = leastKeys(question.kinds)
  return [
    ...(problems < leastProblems ? [`${problems} different problems, not ${leastProblems}`] : []),
    ...(keys < wanted ? [`${keys} different answers, not ${wanted}`] : []),
  ]
}

function levels({ question }: Family, sample: Sample): string[] {
  const drawn = new Set(sample.variants.map(({ difficulty }) => difficulty))
  return [
    ...question.levels.filter((level) => !drawn.has(level)).map((level) => `level ${level} is never drawn`),
    ...levelSteps(sample)
      .filter(({ differing, of }) => differing * 2 < of)
      .map(({ level, differing, of }) => {
        return `level ${level} asks what the level below asks: only ${differing} of ${of} seeds differ`
      }),
  ]
}

function use(family: Family, sample: Sample): string[] {
  const { texts, source, question } = family
  const used = new Set(variantsIn(sample).flatMap((variant) => messagesIn(variant).map(({ key }) => key)))
  const named = (key: string) => ["'", '"', '`'].some((quote) => source.includes(`${quote}${key}${quote}`))
  const idle = Object.keys(texts.en.messages).filter((key) => !used.has(key) && !named(key))
  const kinds = new Set(variantsIn(sample).map(({ kind }) => kind))
  return [
    ...idle.map((key) => `the message ${key} is never used`),
    ...unseenMisconceptions(family, sample).map((name) => `no answer shows the misconception ${name}`),
    ...question.kinds.filter((kind) => !kinds.has(kind)).map((kind) => `the kind ${kind} never occurs`),
  ]
}

async function repeatable({ question }: Family, { variants }: Sample): Promise<string[]> {
  const [first] = variants
  if (!first) return []
  const again = await question.generate(first.seed)
  return JSON.stringify(again) === JSON.stringify(first) ? [] : [`seed ${first.seed} gives two variants`]
}

/** What must hold for every family, each with the problems that it finds. */
export const familyChecks: Readonly<Record<string, Check>> = {
  'has a variant for every seed': (_family, { failures }) => failures,
  'grades a correct, a wrong and an invalid answer as such, and shows them in both languages':
    each(gradingProblems),
  'has options that differ, of which exactly the right ones are right': each(optionProblems),
  'sends no answer in its public part': each((variant, { texts }) => leaksOf(variant, texts)),
  'asks many different problems': variety,
  'changes the problem from level to level': levels,
  'uses every message, misconception and kind': use,
  'says the same for the same seed': repeatable,
}

/** Every problem of a family. */
export async function checkFamily(family: Family, sample: Sample): Promise<string[]> {
  const found = await Promise.all(Object.values(familyChecks).map((check) => check(family, sample)))
  return found.flat()
}
