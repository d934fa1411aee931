'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type Failure, useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Choice } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Input, NativeSelect } from '@/components/ui/input'
import type { ActionResult } from '@/lib/errors/app-error'
import type { DigestOffer } from '@/lib/server/operations/study/get-study-settings'
import type { StudySettings } from '@/lib/srs/settings'
import { DayLoads } from './day-loads'
import { DigestFields } from './digest-fields'
import { ExamField } from './exam-field'
import { type StudyValues, studyValues } from './study-values'

export interface StudyFormProps {
  study: {
    settings: StudySettings
    desiredRetention: number
    /** YYYY-MM-DD in the learner's time zone. */
    today: string
    lastExamDay: string
    digest: DigestOffer
  }
  update: (input: StudyValues) => Promise<ActionResult<{ refolding: boolean }>>
}

const targets = [0.8, 0.85, 0.9, 0.95]
const fields = ['examOn', 'minutesPerDay', 'newPerDay', 'breakMinutes', 'dayLoads', 'digest'] as const
type FieldName = (typeof fields)[number]

/** Which field the server did not take. */
function wrongField(failure: Failure | undefined): FieldName | undefined {
  const name = String(failure?.params.field ?? '').split('.')[0]
  return failure?.code === 'INVALID_INPUT' ? fields.find((field) => field === name) : undefined
}

/** How somebody studies; what they entered stays until it is saved. */
export function StudyForm({ study, update }: StudyFormProps) {
  const { settings, desiredRetention, today, lastExamDay } = study
  const t = useTranslations('study')
  const [refolding, setRefolding] = useState(false)
  const { run, pending, failure, done } = useAction(update)
  const wrong = wrongField(failure)
  const errorOf = (field: FieldName) => (field === wrong ? t(`invalid.${field}`) : undefined)
  const numberField = (name: 'minutesPerDay' | 'newPerDay' | 'breakMinutes', bounds: [number, number]) => ({
    ...{ name, type: 'number', inputMode: 'numeric' as const, step: 1, required: true },
    ...{ min: bounds[0], max: bounds[1], defaultValue: settings[name] },
  })
  return (
    <form
      className="grid gap-8"
      onSubmit={(event) => {
        event.preventDefault()
        run(studyValues(new FormData(event.currentTarget)), (saved) => setRefolding(saved.refolding))
      }}
    >
      <fieldset className="grid gap-5 sm:grid-cols-3">
        <legend className="mb-1.5 font-bold">{t('goal')}</legend>
        <ExamField examOn={settings.examOn} today={today} last={lastExamDay} error={errorOf('examOn')} />
        <Field label={t('minutesPerDay')} hint={t('minutesHint')} error={errorOf('minutesPerDay')}>
          <Input {...numberField('minutesPerDay', [5, 480])} />
        </Field>
        <Field label={t('newPerDay')} hint={t('newHint')} error={errorOf('newPerDay')}>
          <Input {...numberField('newPerDay', [0, 100])} />
        </Field>
      </fieldset>
      <fieldset className="grid gap-5 sm:grid-cols-2">
        <legend className="mb-1.5 font-bold">{t('reviews')}</legend>
        <Field label={t('retention')} hint={t('retentionHint')}>
          <NativeSelect name="desiredRetention" defaultValue={desiredRetention}>
            {[...new Set([...targets, desiredRetention])].sort().map((target) => (
              <option key={target} value={target}>
                {Math.round(target * 100)}%
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field label={t('breakMinutes')} hint={t('breakHint')} error={errorOf('breakMinutes')}>
          <Input {...numberField('breakMinutes', [0, 180])} />
        </Field>
        <Choice
          name="burySiblings"
          label={t('burySiblings')}
          description={t('burySiblingsHint')}
          defaultChecked={settings.burySiblings}
          className="sm:col-span-2"
        />
      </fieldset>
      <DayLoads value={settings.dayLoads} error={errorOf('dayLoads')} />
      <DigestFields
        offer={study.digest}
        digest={settings.digest}
        digestHour={settings.digestHour}
        error={errorOf('digest')}
      />
      <div className="grid gap-4">
        {failure && (
          <Alert variant="destructive" title={failure.message}>
            {t('notSaved')}
          </Alert>
        )}
        {done && <Alert variant="success">{t(refolding ? 'refolding' : 'saved')}</Alert>}
        <Button type="submit" busy={pending} className="justify-self-start">
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
