'use client'

import { useTranslations } from 'next-intl'
import { RadioField } from '@/components/ui/radio-field'
import type { FormPartProps } from './form-part'
import { FormSection } from './form-section'

const POLICIES = ['HAND_IN', 'CLOSE', 'RELEASED'] as const

/** When learners see how it went. */
export function ResultsSection({ form, errorOf, onChange }: FormPartProps) {
  const t = useTranslations('assign.results')
  const options = POLICIES.map((value) => ({ value, label: t(value), description: t(`${value}Hint`) }))
  return (
    <FormSection title={t('title')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <RadioField
          label={t('scores')}
          value={form.scoresAt}
          options={options}
          onChange={(scoresAt) => onChange({ scoresAt })}
        />
        <RadioField
          label={t('solutions')}
          hint={t('solutionsHint')}
          value={form.solutionsAt}
          options={options}
          error={errorOf('solutionsAt')}
          onChange={(solutionsAt) => onChange({ solutionsAt })}
        />
      </div>
    </FormSection>
  )
}
