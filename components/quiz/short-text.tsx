'use client'

import { useTranslations } from 'next-intl'
import { CodeInput } from './code-input'
import { CodeLine } from './code-line'
import type { QuestionInput } from './question-input'

export const ShortText: QuestionInput<'short-text'> = ({ body, value, onChange, disabled }) => {
  const t = useTranslations('review.input')
  const Field = body.multiline ? CodeInput : CodeLine
  return (
    <Field
      label={t('answer')}
      maxLength={4000}
      value={value?.text ?? ''}
      disabled={disabled}
      onChange={(text) => onChange(text ? { text } : undefined)}
    />
  )
}
