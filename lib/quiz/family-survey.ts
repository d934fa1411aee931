import type { Question } from './question'
import { type QuestionKind, questionKinds } from './variant'

/** How many families have to ask about a concept. */
export const leastFamiliesPerConcept = 2

type Surveyed = Pick<Question, 'id' | 'concepts' | 'levels' | 'kinds' | 'citation'>

export interface FamilySurvey {
  families: number
  /** Those whose answers the engine computes: all but those that cite a source. */
  engineComputed: number
  /** How many families have each kind, and each level. */
  byKind: [kind: QuestionKind, families: number][]
  byLevel: [level: number, families: number][]
  /** Concepts of the curriculum that fewer families ask about than should. */
  rarelyAsked: string[]
  /** `family: concept` where the curriculum has no such concept. */
  unknownConcepts: string[]
}

/** @param concepts of the curriculum, in its order */
export function surveyFamilies(families: readonly Surveyed[], concepts: readonly string[]): FamilySurvey {
  const count = (has: (family: Surveyed) => boolean) => families.filter(has).length
  return {
    families: families.length,
    engineComputed: count(({ citation }) => !citation?.length),
    byKind: questionKinds.map((kind) => [kind, count(({ kinds }) => kinds.includes(kind))]),
    byLevel: ([1, 2, 3, 4, 5] as const).map((level) => [
      level,
      count(({ levels }) => levels.includes(level)),
    ]),
    rarelyAsked: concepts.filter(
      (concept) => count((family) => family.concepts.includes(concept)) < leastFamiliesPerConcept,
    ),
    unknownConcepts: families.flatMap((family) =>
      family.concepts.filter((one) => !concepts.includes(one)).map((one) => `${family.id}: ${one}`),
    ),
  }
}
