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

/** The beliefs that the answer shows, and what the terminal said of one that was run. */
function detailsOf(details: Json): { misconceptions: string[]; output?: string } {
  const { misconceptions = [], output } = (details ?? {}) as { misconceptions?: string[]; output?: string }
  return { misconceptions, output }
}

/** A graded item as the quiz's own types have it: key and explanation are the two halves of an AnswerPart. */
export function shownItem({ position, variant, response, correct, score, solution }: GradedItem): ResultItem {
  return {
    ...{ position, response, correct, score },
    variant: variant as unknown as PublicVariant,
    solution: solution && {
      answer: Object.assign({}, solution.key, solution.explanation) as unknown as AnswerPart,
      ...detailsOf(solution.details),
    },
  }
}
