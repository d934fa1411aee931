'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Textarea } from '@/components/ui/input'
import type { QuestionInput } from './question-input'

export const ShortText: QuestionInput<'short-text'> = ({ value, onChange, disabled }) => {
  const t = useTranslations('review.input')
  const id = useId()
  return (
    <div className="grid gap-2">
      <label htmlFor={id} className="text-sm font-semibold text-muted-foreground">
        {t('text')}
      </label>
      <Textarea
        id={id}
        className="font-mono"
        rows={4}
        maxLength={4000}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        data-answer
        value={value?.text ?? ''}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value ? { text: event.target.value } : undefined)}
      />
    </div>
  )
}
