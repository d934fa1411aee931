import type { ResultItem } from '@/components/classroom/quiz-result'
import type { AnswerPart, PublicVariant } from '@/lib/quiz/render'
import type { Json } from '@/lib/server/json'

interface GradedItem {
  position: number
  variant: Json
  response: Json
  correct: boolean
  score: number
  solution: { key: Json; explanation: Json; details: Json } | null
}

/** A graded item as the quiz's own types have it: key and explanation are the two halves of an AnswerPart. */
export function shownItem({ position, variant, response, correct, score, solution }: GradedItem): ResultItem {
  return {
    ...{ position, response, correct, score },
    variant: variant as unknown as PublicVariant,
    solution: solution && {
      answer: Object.assign({}, solution.key, solution.explanation) as unknown as AnswerPart,
      misconceptions: (solution.details as { misconceptions?: string[] } | null)?.misconceptions ?? [],
    },
  }
}
