'use client'

import { useLocale } from 'next-intl'
import type { ComponentType } from 'react'
import type { AnswerPart, PublicVariant } from '@/lib/quiz/render'
import type { QuestionKind } from '@/lib/quiz/variant'
import { Exhibits } from './exhibits'
import { Prose } from './prose'
import type { QuestionInputProps } from './question-input'
import { questionInputs } from './question-inputs'

export interface QuestionViewProps {
  question: PublicVariant
  /** The response as its kind defines it; undefined while empty. */
  value: unknown
  onChange(value: unknown): void
  /** Once given, right and wrong are marked and nothing can be changed. */
  answer?: Pick<AnswerPart, 'key' | 'text'>
  disabled?: boolean
}

/** A question of any kind in the reader's language: what is asked, what is shown, and the way to answer. */
export function QuestionView({ question, value, onChange, answer, disabled }: QuestionViewProps) {
  const locale = useLocale()
  const text = question.text[locale]
  // The record pairs each kind with its own types; the variant's kind picks the pair.
  const Input = questionInputs[question.kind] as ComponentType<QuestionInputProps<QuestionKind>>
  return (
    <div className="grid gap-5">
      <Prose text={text.prompt} className="text-lg" />
      <Exhibits exhibits={text.exhibits} />
      <Input
        body={question.body}
        text={text}
        value={value as QuestionInputProps<QuestionKind>['value']}
        onChange={onChange}
        answerKey={answer?.key}
        because={answer?.text[locale].because}
        disabled={disabled || answer !== undefined}
      />
    </div>
  )
}
