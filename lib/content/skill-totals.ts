/** What there is to practise, as a table for authors. */
import type { Drill } from '@/lib/drill/definition'
import type { Family } from '@/lib/quiz/family'
import { sampleFamily, variantsIn } from '@/lib/quiz/family-sample'
import { type FamilySurvey, leastFamiliesPerConcept, surveyFamilies } from '@/lib/quiz/family-survey'
import { type NearDuplicate, nearDuplicates, runsOf } from '@/lib/quiz/near-duplicate'

export interface SkillTotals extends FamilySurvey {
  nearDuplicates: NearDuplicate[]
  drills: number
  drillsByLevel: [level: number, drills: number][]
  concepts: number
}

/** @param concepts of the curriculum, in its order */
export async function skillTotals(
  families: readonly Family[],
  drills: readonly Drill[],
  concepts: readonly string[],
): Promise<SkillTotals> {
  const runs = new Map<string, Set<string>>()
  for (const family of families) {
    // One variant of each level shows what a family is about.
    const sample = await sampleFamily(family.question, { seeds: 0, seedsPerLevel: 1 })
    runs.set(family.question.id, runsOf(family, variantsIn(sample)))
  }
  const questions = families.map(({ question }) => question)
  return {
    ...surveyFamilies(questions, concepts),
    nearDuplicates: nearDuplicates(runs),
    concepts: concepts.length,
    drills: drills.length,
    drillsByLevel: [1, 2, 3, 4, 5].map((level) => [level, drills.filter((d) => d.level === level).length]),
  }
}

/** What authors have to mend before the content may be published. */
export function shortcomings({ unknownConcepts, rarelyAsked, nearDuplicates }: SkillTotals): string[] {
  return [
    ...unknownConcepts.map((one) => `unknown concept: ${one}`),
    ...rarelyAsked.map((one) => `fewer than ${leastFamiliesPerConcept} families ask about ${one}`),
    ...nearDuplicates.map(({ families: [a, b] }) => `${a} and ${b} ask nearly the same`),
  ]
}

const percent = (share: number) => `${Math.round(share * 100)} %`

/** The totals as lines, first their names. */
export function showTotals(totals: SkillTotals): string {
  const counted = (of: readonly (readonly [unknown, number])[]) =>
    of
      .filter(([, n]) => n > 0)
      .map(([what, n]) => `${what} ${n}`)
      .join(', ')
  const { families, engineComputed, rarelyAsked } = totals
  const rows: [string, string][] = [
    ['question families', String(families)],
    ['  computed by the engine', `${engineComputed}, cited ${families - engineComputed}`],
    ['  by kind', counted(totals.byKind)],
    ['  by level', counted(totals.byLevel)],
    ...totals.nearDuplicates.map(({ families: [a, b], share }): [string, string] => [
      '  nearly the same',
      `${a}, ${b} (${percent(share)})`,
    ]),
    ['drills', String(totals.drills)],
    ['  by level', counted(totals.drillsByLevel)],
    ['concepts', String(totals.concepts)],
    [`  asked by fewer than ${leastFamiliesPerConcept}`, `${rarelyAsked.length} (families)`],
  ]
  const width = Math.max(...rows.map(([name]) => name.length)) + 2
  const table = rows.map(([name, value]) => `${name.padEnd(width)}${value}`)
  return [...table, ...wrapped(rarelyAsked)].join('\n')
}

/** Words over lines of at most 116 characters. */
function wrapped(words: readonly string[]): string[] {
  const lines: string[] = []
  for (const one of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + one.length < 115) lines[lines.length - 1] = `${last} ${one}`
    else lines.push(`    ${one}`)
  }
  return lines
}
