'use client'

import { useTranslations } from 'next-intl'
import { ChoiceGroup } from './choice-group'
import { optionsWith, type QuestionInput } from './question-input'

export const SingleChoice: QuestionInput<'single-choice'> = ({
  body,
  text,
  value,
  onChange,
  answerKey,
  because,
  disabled,
}) => {
  const t = useTranslations('review.input')
  return (
    <ChoiceGroup
      legend={t('one')}
      options={optionsWith(text, body.options)}
      chosen={value?.option}
      right={answerKey?.option}
      because={because}
      disabled={disabled}
      onChoose={(option) => onChange({ option })}
    />
  )
}
