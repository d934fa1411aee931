'use client'

import { useTranslations } from 'next-intl'
import { Choice } from '@/components/ui/choice'
import { RadioField } from '@/components/ui/radio-field'
import { SelectField } from '@/components/ui/select-field'
import { ASSIGNMENT_LIMITS } from '@/lib/classroom/assignment'
import type { FormPartProps } from './form-part'
import { FormSection } from './form-section'
import { NumberField } from './number-field'

const COUNTED = ['HIGHEST', 'LATEST', 'FIRST', 'AVERAGE'] as const
const VARIANTS = ['OWN', 'SAME'] as const

/** How often one may try, and what each learner gets. */
export function AttemptsSection({ form, errorOf, onChange }: FormPartProps) {
  const t = useTranslations('assign.attempts')
  return (
    <FormSection title={t('title')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <NumberField
          {...{ min: 0, max: ASSIGNMENT_LIMITS.attempts, label: t('attempts'), hint: t('attemptsHint') }}
          value={form.attempts}
          error={errorOf('attempts')}
          onChange={(attempts) => onChange({ attempts })}
        />
        {form.attempts !== '1' && (
          <SelectField
            label={t('counted')}
            value={form.counted}
            options={COUNTED.map((one) => ({ value: one, text: t(one) }))}
            onChange={(counted) => onChange({ counted })}
          />
        )}
      </div>
      <RadioField
        label={t('variants')}
        value={form.variants}
        options={VARIANTS.map((value) => ({ value, label: t(value), description: t(`${value}Hint`) }))}
        onChange={(variants) => onChange({ variants })}
      />
      <Choice
        label={t('shuffled')}
        description={t('shuffledHint')}
        checked={form.shuffled}
        onChange={() => onChange({ shuffled: !form.shuffled })}
      />
      <Choice
        label={t('hints')}
        description={t('hintsHint')}
        checked={form.hints}
        onChange={() => onChange({ hints: !form.hints })}
      />
    </FormSection>
  )
}
