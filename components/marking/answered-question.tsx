'use client'

import { AnswerView } from '@/components/quiz/answer-view'
import { QuestionView } from '@/components/quiz/question-view'
import type { CitedAnswer } from '@/lib/quiz/cited-answer'
import type { PublicVariant } from '@/lib/quiz/render'

export interface AnsweredQuestionProps {
  variant: PublicVariant
  response: unknown
  correct: boolean
  /** 0..1, as it was graded. */
  score: number
  solution: { answer: CitedAnswer; misconceptions: string[]; output?: string }
}

/** A question as it was answered, with its key, its explanation and the beliefs behind a wrong answer. */
export function AnsweredQuestion({ variant, response, correct, score, solution }: AnsweredQuestionProps) {
  const { answer, misconceptions, output } = solution
  const said = output === undefined ? {} : { output }
  return (
    <div className="grid gap-5">
      <QuestionView
        question={variant}
        value={response ?? undefined}
        onChange={ignore}
        answer={answer}
        disabled
      />
      <AnswerView
        question={variant}
        answer={answer}
        verdict={{ correct, score, misconceptions, ...said }}
        skipped={response === null}
      />
    </div>
  )
}

function ignore(): void {
  // Nothing can be changed any more.
}
