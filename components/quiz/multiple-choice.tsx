'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { OptionRow } from './option-row'
import type { QuestionInput } from './question-input'

export const MultipleChoice: QuestionInput<'multiple-choice'> = ({
  text,
  value,
  onChange,
  answerKey,
  because,
  disabled,
}) => {
  const t = useTranslations('review.input')
  const name = useId()
  const chosen = value?.options ?? []
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]
    onChange(next.length ? { options: next } : undefined)
  }
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 text-sm font-semibold text-muted-foreground">{t('several')}</legend>
      {text.options.map((option, index) => (
        <OptionRow
          key={option.id}
          type="checkbox"
          name={name}
          option={option}
          digit={index + 1}
          checked={chosen.includes(option.id)}
          right={answerKey?.options.includes(option.id)}
          because={because?.[option.id]}
          disabled={disabled}
          onToggle={() => toggle(option.id)}
        />
      ))}
    </fieldset>
  )
}
