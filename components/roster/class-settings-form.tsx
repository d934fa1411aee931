'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { formValues } from '@/components/account/form-values'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input, NativeSelect } from '@/components/ui/input'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'

type Settings = { name: string; timeZone: string }

export interface ClassSettingsFormProps extends Settings {
  classId: string
  timeZones: string[]
  update: (input: { classId: string } & Settings) => Promise<ActionResult<{ before: Settings }>>
}

/** Name and time zone of a class; the last change can be taken back. */
export function ClassSettingsForm({ classId, name, timeZone, timeZones, update }: ClassSettingsFormProps) {
  const t = useTranslations('roster.settings')
  const common = useTranslations('common')
  const router = useRouter()
  const [before, setBefore] = useState<Settings>()
  const { run, pending, failure } = useAction(update)

  function save(settings: Settings, undoable: boolean) {
    run({ classId, name: settings.name, timeZone: settings.timeZone }, (done) => {
      setBefore(undoable ? done.before : undefined)
      router.refresh()
    })
  }

  return (
    // What is stored fills the fields anew, also after taking back.
    <form
      key={`${name} ${timeZone}`}
      className="grid gap-4"
      onSubmit={(event) => save(formValues<keyof Settings>(event), true)}
    >
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      <Field label={t('name')}>
        <Input name="name" required maxLength={100} autoComplete="off" defaultValue={name} />
      </Field>
      <Field label={t('timeZone')} hint={t('timeZoneHint')}>
        <NativeSelect name="timeZone" defaultValue={timeZone}>
          {timeZones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </NativeSelect>
      </Field>
      {before && (
        <Alert variant="success">
          {common('saved')}{' '}
          <Button size="sm" variant="link" busy={pending} onClick={() => save(before, false)}>
            {t('undo')}
          </Button>
        </Alert>
      )}
      <Button type="submit" busy={pending} className="justify-self-start">
        {common('save')}
      </Button>
    </form>
  )
}
