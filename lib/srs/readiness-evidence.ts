import type { ReadinessInput } from './readiness'

/** What a forecast stands on. */
export interface Evidence {
  reviews: number
  /** Tasks of mock exams. */
  results: number
  /** Share of what the exam asks for that was ever studied. */
  studied: number
  level: 'none' | 'little' | 'some' | 'much'
}

/** Below the first: hardly anything to go by. Tasks of an exam say as much as several reviews. */
const LEVELS = { some: 100, much: 400, reviewsPerResult: 6 }

export function evidenceOf({ skills, results }: Pick<ReadinessInput, 'skills' | 'results'>): Evidence {
  const weight = skills.reduce((sum, skill) => sum + skill.weight, 0)
  const begun = skills.reduce((sum, skill) => sum + (skill.reviews > 0 ? skill.weight : 0), 0)
  const reviews = skills.reduce((sum, skill) => sum + skill.reviews, 0)
  const known = reviews + LEVELS.reviewsPerResult * results.length
  const level = known === 0 ? 'none' : known < LEVELS.some ? 'little' : known < LEVELS.much ? 'some' : 'much'
  return { reviews, results: results.length, studied: weight > 0 ? begun / weight : 0, level }
}
