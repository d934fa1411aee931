'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { SetTimes } from '@/lib/classroom/terms'
import type { ActionResult } from '@/lib/errors/app-error'
import { NumberField } from './number-field'
import {
  type Override,
  type OverrideField,
  type OverrideForm,
  overrideForm,
  readOverride,
  resultingTerms,
} from './override-form'
import { TermsText } from './terms-text'
import { TimeField } from './time-field'

export interface AllowedLearner {
  userId: string
  name: string
  /** Of the class, on every time limit. */
  extraTimePercent: number
}
export type SetOverride = (
  input: { assignmentId: string; userId: string } & Override,
) => Promise<ActionResult<unknown>>

export interface OverrideFieldsProps {
  assignmentId: string
  learner: AllowedLearner
  /** As it is saved, if it is. */
  override: Override | undefined
  set: SetTimes
  timeZone: string
  ownTimeZone: string
  save: SetOverride
  onSaved(): void
  onCancel(): void
}

/** What one learner is allowed, with what comes of it. */
export function OverrideFields(props: OverrideFieldsProps) {
  const { assignmentId, learner, set, timeZone, ownTimeZone, save, onSaved, onCancel } = props
  const t = useTranslations('assign.overrides')
  const root = useRef<HTMLFormElement>(null)
  const [form, setForm] = useState(() => overrideForm(props.override, timeZone))
  const [wrong, setWrong] = useState<readonly OverrideField[]>([])
  const { run, pending, failure } = useAction(save)
  const change = (changes: Partial<OverrideForm>) => {
    setForm({ ...form, ...changes })
    setWrong(wrong.filter((field) => !(field in changes)))
  }
  const errorOf = (field: OverrideField) => (wrong.includes(field) ? t(`problems.${field}`) : undefined)
  const terms = resultingTerms(form, set, learner.extraTimePercent, timeZone)
  /** Counts how often something was found wrong: each time the focus goes there. */
  const [found, setFound] = useState(0)
  useEffect(() => {
    const wanted = found > 0 ? '[aria-invalid=true]' : 'input'
    root.current?.querySelector<HTMLElement>(wanted)?.focus()
  }, [found])

  function submit() {
    const read = readOverride(form, set, timeZone)
    if ('wrong' in read) {
      setWrong(read.wrong)
      return setFound(found + 1)
    }
    run({ assignmentId, userId: learner.userId, ...read.override }, onSaved)
  }
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
