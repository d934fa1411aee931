'use client'

import { useTranslations } from 'next-intl'
import { CodeLine } from './code-line'
import type { QuestionInput } from './question-input'

/** One line, as it would be typed into a terminal. */
export const Command: QuestionInput<'command'> = ({ body, value, onChange, disabled }) => {
  const t = useTranslations('review.input')
  return (
    <CodeLine
      label={t('command')}
      prompt="$"
      placeholder={body.placeholder}
      maxLength={1000}
      value={value?.text ?? ''}
      disabled={disabled}
      onChange={(text) => onChange(text ? { text } : undefined)}
    />
  )
}
