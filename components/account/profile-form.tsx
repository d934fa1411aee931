'use client'

import { useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input, NativeSelect } from '@/components/ui/input'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'
import { formValues } from './form-values'

interface Profile {
  name: string
  locale: 'en' | 'ja'
  timeZone: string
}

export interface ProfileFormProps {
  profile: Omit<Profile, 'locale'> & { locale: string }
  timeZones: string[]
  update: (input: Profile) => Promise<ActionResult<unknown>>
}

const languages = { en: 'English', ja: '日本語' }

/** Name, language and time zone; a new language shows at once. */
export function ProfileForm({ profile, timeZones, update }: ProfileFormProps) {
  const t = useTranslations('account')
  const router = useRouter()
  const { run, pending, failure, done } = useAction(update)
  return (
    <form
      className="grid gap-5 sm:grid-cols-2"
      onSubmit={(event) => {
        const values = formValues<keyof Profile>(event)
        const locale = values.locale === 'ja' ? 'ja' : 'en'
        run({ ...values, locale }, () => router.replace('/settings', { locale }))
      }}
    >
      <Field label={t('name')} hint={t('nameHint')}>
        <Input name="name" autoComplete="name" defaultValue={profile.name} required maxLength={80} />
      </Field>
      <Field label={t('settings.language')}>
        <NativeSelect name="locale" defaultValue={profile.locale}>
          {Object.entries(languages).map(([locale, name]) => (
            <option key={locale} value={locale} lang={locale}>
              {name}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field label={t('settings.timeZone')} hint={t('settings.timeZoneHint')}>
        <NativeSelect name="timeZone" defaultValue={profile.timeZone}>
          {timeZones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </NativeSelect>
      </Field>
      <div className="grid gap-4 sm:col-span-2">
        {failure && <Alert variant="destructive">{failure.message}</Alert>}
        {done && <Alert variant="success">{t('settings.saved')}</Alert>}
        <Button type="submit" busy={pending} className="justify-self-start">
          {t('settings.save')}
        </Button>
      </div>
    </form>
  )
}
