'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Input } from '@/components/ui/input'
import type { QuestionInput } from './question-input'

/** One line, as it would be typed into a terminal. */
export const Command: QuestionInput<'command'> = ({ body, value, onChange, disabled }) => {
  const t = useTranslations('review.input')
  const id = useId()
  return (
    <div className="grid gap-2">
      <label htmlFor={id} className="text-sm font-semibold text-muted-foreground">
        {t('command')}
      </label>
      <div className="flex items-center gap-2">
        <span aria-hidden className="font-mono text-mark select-none">
          $
        </span>
        <Input
          id={id}
          type="text"
          className="bg-code font-mono"
          maxLength={1000}
          placeholder={body.placeholder}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          enterKeyHint="send"
          data-answer
          value={value?.text ?? ''}
          disabled={disabled}
          onChange={(event) => onChange(event.target.value ? { text: event.target.value } : undefined)}
        />
      </div>
    </div>
  )
}
