'use client'

import { useTranslations } from 'next-intl'
import { CodeInput } from './code-input'
import type { QuestionInput } from './question-input'

export const ShortText: QuestionInput<'short-text'> = ({ value, onChange, disabled }) => {
  const t = useTranslations('review.input')
  return (
    <CodeInput
      label={t('text')}
      maxLength={4000}
      value={value?.text ?? ''}
      disabled={disabled}
      onChange={(text) => onChange(text ? { text } : undefined)}
    />
  )
}
