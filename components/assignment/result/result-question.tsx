'use client'

import { AnswerView } from '@/components/quiz/answer-view'
import { QuestionView } from '@/components/quiz/question-view'
import type { ResultItem } from './result-types'

export interface ResultQuestionProps {
  question: NonNullable<ResultItem['question']>
  correct: boolean | null
  /** 0..1 */
  score: number | null
}

/** A question as it was answered, with the solution where that is shown. */
export function ResultQuestion({ question, correct, score }: ResultQuestionProps) {
  const { variant, response, solution } = question
  return (
    <>
      <QuestionView
        question={variant}
        value={response ?? undefined}
        onChange={ignore}
        answer={solution?.answer}
        disabled
      />
      {solution && (
        <AnswerView
          question={variant}
          answer={solution.answer}
          verdict={{
            ...{ correct: correct ?? false, score: score ?? 0 },
            ...{ misconceptions: solution.misconceptions, output: solution.output },
          }}
          skipped={response === null}
        />
      )}
    </>
  )
}

function ignore(): void {
  // Nothing can be changed any more.
}
