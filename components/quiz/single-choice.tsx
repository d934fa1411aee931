'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { OptionRow } from './option-row'
import type { QuestionInput } from './question-input'

export const SingleChoice: QuestionInput<'single-choice'> = ({
  text,
  value,
  onChange,
  answerKey,
  because,
  disabled,
}) => {
  const t = useTranslations('review.input')
  const name = useId()
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 text-sm font-semibold text-muted-foreground">{t('one')}</legend>
      {text.options.map((option, index) => (
        <OptionRow
          key={option.id}
          type="radio"
          name={name}
          option={option}
          digit={index + 1}
          checked={value?.option === option.id}
          right={answerKey && answerKey.option === option.id}
          because={because?.[option.id]}
          disabled={disabled}
          onToggle={() => onChange({ option: option.id })}
        />
      ))}
    </fieldset>
  )
}
