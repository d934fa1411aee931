'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input, Textarea } from '@/components/ui/input'
import { ASSIGNMENT_LIMITS } from '@/lib/classroom/assignment'
import type { FormPartProps } from './form-part'
import { FormSection } from './form-section'

/** Title and instructions. */
export function BasicsSection({ form, errorOf, onChange }: FormPartProps) {
  const t = useTranslations('assign.basics')
  return (
    <FormSection title={t('title')}>
      <Field label={t('name')} error={errorOf('title')}>
        <Input
          required
          maxLength={ASSIGNMENT_LIMITS.title}
          autoComplete="off"
          value={form.title}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
      </Field>
      <Field label={t('instructions')} hint={t('instructionsHint')} error={errorOf('instructions')}>
        <Textarea
          maxLength={ASSIGNMENT_LIMITS.instructions}
          value={form.instructions}
          onChange={(event) => onChange({ instructions: event.currentTarget.value })}
        />
      </Field>
    </FormSection>
  )
}
