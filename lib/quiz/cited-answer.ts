import type { Family } from './family'
import type { Citation, Question } from './question'
import { type AnswerPart, answerPart } from './render'
import type { Variant } from './variant'

/** An answer, with where it stands if the engine did not find it out. */
export interface CitedAnswer extends AnswerPart {
  citation?: Citation[]
}

export function citedAnswer(
  variant: Variant,
  { question, texts }: { question: Pick<Question, 'citation'>; texts: Family['texts'] },
): CitedAnswer {
  const { citation } = question
  return { ...answerPart(variant, texts), ...(citation?.length ? { citation } : {}) }
}
