'use client'

import { useTranslations } from 'next-intl'
import { ChoiceGroup, type ChoiceGroupProps } from './choice-group'
import { optionsWith, type QuestionInput } from './question-input'

type Group = Pick<ChoiceGroupProps, 'legend' | 'options' | 'chosen' | 'right' | 'onChoose'>

/** Two choices, one under the other: what is claimed, and the reason for it. */
function Reasoned({
  claim,
  reason,
  ...shared
}: { claim: Group; reason: Group } & Pick<ChoiceGroupProps, 'because' | 'disabled'>) {
  return (
    <div className="grid gap-6">
      <ChoiceGroup {...claim} {...shared} />
      <ChoiceGroup {...reason} {...shared} firstDigit={claim.options.length + 1} />
    </div>
  )
}

export const TrueFalse: QuestionInput<'true-false'> = ({
  body,
  text,
  value,
  onChange,
  answerKey,
  because,
  disabled,
}) => {
  const t = useTranslations('review.input')
  const words = ['true', 'false'].map((id) => ({ id, text: t(id as 'true' | 'false'), code: false }))
  return (
    <Reasoned
      claim={{
        legend: t('statement'),
        options: words,
        chosen: value?.value === undefined ? undefined : String(value.value),
        right: answerKey && String(answerKey.value),
        onChoose: (id) => onChange({ ...value, value: id === 'true' }),
      }}
      reason={{
        legend: t('reason'),
        options: optionsWith(text, body.reasons),
        chosen: value?.reason,
        right: answerKey?.reason,
        onChoose: (reason) => onChange({ ...value, reason }),
      }}
      because={because}
      disabled={disabled}
    />
  )
}

export const Placement: QuestionInput<'placement'> = ({
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
    <Reasoned
      claim={{
        legend: t('one'),
        options: optionsWith(text, body.options),
        chosen: value?.option,
        right: answerKey?.option,
        onChoose: (option) => onChange({ ...value, option }),
      }}
      reason={{
        legend: t('reason'),
        options: optionsWith(text, body.reasons),
        chosen: value?.reason,
        right: answerKey?.reason,
        onChoose: (reason) => onChange({ ...value, reason }),
      }}
      because={because}
      disabled={disabled}
    />
  )
}
