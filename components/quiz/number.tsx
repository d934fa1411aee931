'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Input } from '@/components/ui/input'
import type { QuestionInput } from './question-input'

export const NumberQuestion: QuestionInput<'number'> = ({
  body,
  text,
  value,
  onChange,
  answerKey,
  disabled,
}) => {
  const t = useTranslations('review.input')
  const id = useId()
  const outside = value?.value !== undefined && (value.value < body.min || value.value > body.max)
  return (
    <div className="grid gap-2">
      <label htmlFor={id} className="text-sm font-semibold text-muted-foreground">
        {t('answer')}
      </label>
      <div className="flex items-center gap-3">
        <Input
          id={id}
          type="number"
          inputMode="numeric"
          className="tabular w-32! text-lg! disabled:opacity-100!"
          min={body.min}
          max={body.max}
          step={1}
          autoComplete="off"
          data-answer
          value={value?.value ?? ''}
          disabled={disabled}
          aria-invalid={answerKey ? value?.value !== answerKey.value : undefined}
          aria-describedby={outside ? `${id}-range` : undefined}
          onChange={(event) => {
            const typed = event.target.valueAsNumber
            onChange(Number.isInteger(typed) ? { value: typed } : undefined)
          }}
        />
        {text.unit && <span>{text.unit}</span>}
      </div>
      {outside && (
        <p id={`${id}-range`} className="text-sm text-destructive">
          {t('range', { min: body.min, max: body.max })}
        </p>
      )}
    </div>
  )
}
