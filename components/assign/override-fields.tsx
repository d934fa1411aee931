'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { NumberField } from './number-field'
import type { OverrideField } from './override-form'
import { TermsText } from './terms-text'
import { TimeField } from './time-field'
import { type EditedOverride, useOverrideForm } from './use-override-form'

export interface OverrideFieldsProps extends EditedOverride {
  ownTimeZone: string
  onCancel(): void
}

/** What one learner is allowed, with what comes of it. */
export function OverrideFields(props: OverrideFieldsProps) {
  const { learner, set, timeZone, ownTimeZone, onCancel } = props
  const t = useTranslations('assign.overrides')
  const { root, form, change, wrong, terms, submit, pending, failure } = useOverrideForm(props)
  const errorOf = (field: OverrideField) => (wrong.includes(field) ? t(`problems.${field}`) : undefined)
  const zones = { timeZone, ownTimeZone }
  return (
    <form
      ref={root}
      noValidate
      aria-label={t('of', { name: learner.name })}
      className="grid gap-5 rounded-lg border border-foreground bg-card p-4 sm:p-6"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h3 className="font-bold">{t('of', { name: learner.name })}</h3>
      <div className="grid gap-5 sm:grid-cols-2">
        <TimeField
          {...{ ...zones, label: t('opens'), hint: t('asAll'), value: form.opensAt }}
          error={errorOf('opensAt')}
          onChange={(opensAt) => change({ opensAt })}
        />
        <TimeField
          {...{ ...zones, label: t('closes'), hint: t('asAll'), value: form.closesAt }}
          error={errorOf('closesAt')}
          onChange={(closesAt) => change({ closesAt })}
        />
        <NumberField
          {...{ min: 0, max: 600, label: t('extraMinutes'), value: form.extraMinutes }}
          hint={t(set.minutes === null ? 'extraNone' : 'extraHint')}
          error={errorOf('extraMinutes')}
          onChange={(extraMinutes) => change({ extraMinutes })}
        />
        <NumberField
          {...{ min: 1, max: 20, label: t('attemptsOwn'), hint: t('asAll'), value: form.attempts }}
          error={errorOf('attempts')}
          onChange={(attempts) => change({ attempts })}
        />
      </div>
      <Field label={t('reason')} hint={t('reasonHint')}>
        <Input
          maxLength={500}
          value={form.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
      </Field>
      {terms && (
        <div aria-live="polite" className="grid gap-1 rounded-md bg-muted p-3">
          <p className="text-sm font-semibold">{t('result')}</p>
          <TermsText terms={terms} timeZone={timeZone} />
        </div>
      )}
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={pending}>
          {t('save')}
        </Button>
        <Button variant="outline" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
