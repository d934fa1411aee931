import type { ResultItem } from '@/components/assignment/result/result-types'
import type { AnswerPart, PublicVariant } from '@/lib/quiz/render'
import type { resultItem } from '@/lib/server/classroom/submission-result'
import type { Json } from '@/lib/server/json'

/** The beliefs that the answer shows, and what the terminal said of one that was run. */
function detailsOf(details: Json): { misconceptions: string[]; output?: string } {
  const { misconceptions = [], output } = (details ?? {}) as { misconceptions?: string[]; output?: string }
  return { misconceptions, output }
}

/** An item as the quiz's own types have it: key and explanation are the two halves of an AnswerPart. */
export function shownItem(item: ReturnType<typeof resultItem>): ResultItem {
  const { variant, response, solution, task, drillId, position, hints, ...rest } = item
  return {
    ...rest,
    ...{ number: position + 1, hints: hints.length },
    question: variant
      ? {
          ...{ variant: variant as unknown as PublicVariant, response },
          solution: solution && {
            answer: Object.assign({}, solution.key, solution.explanation) as unknown as AnswerPart,
            ...detailsOf(solution.details),
          },
        }
      : null,
    task: task && { ...task, drillId },
  }
}
