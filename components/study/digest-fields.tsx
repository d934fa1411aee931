import { useLocale, useTranslations } from 'next-intl'
import { Choice } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { NativeSelect } from '@/components/ui/input'
import type { DigestOffer } from '@/lib/server/operations/study/get-study-settings'
import type { StudySettings } from '@/lib/srs/settings'

export interface DigestFieldsProps extends Pick<StudySettings, 'digest' | 'digestHour'> {
  offer: DigestOffer
  error?: string | undefined
}

const frequencies = ['OFF', 'DAILY', 'WEEKLY'] as const
const hours = Array.from({ length: 24 }, (_, hour) => hour)

/** How often a reminder comes, and when; nothing where the server sends none. */
export function DigestFields({ offer, digest, digestHour, error }: DigestFieldsProps) {
  const t = useTranslations('study')
  const locale = useLocale()
  if (offer.offer === 'none') return null
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-bold">{t('digest')}</legend>
      {offer.offer === 'account' ? (
        <p className="text-sm text-muted-foreground">
          {t.rich('digestAccount', {
            link: (text) => (
              <a href={`/${locale}/sign-up`} className="underline">
                {text}
              </a>
            ),
          })}
        </p>
      ) : (
        <>
          <p className="text-sm text-muted-foreground">{t('digestTo', { address: offer.to })}</p>
          <div className="flex flex-wrap gap-x-6">
            {frequencies.map((every) => (
              <Choice
                key={every}
                type="radio"
                name="digest"
                value={every}
                label={t(`every.${every}`)}
                defaultChecked={every === digest}
              />
            ))}
          </div>
          {error && (
            <p role="alert" className="text-sm font-medium text-destructive">
              {error}
            </p>
          )}
          <Field label={t('digestHour')} hint={t('digestHourHint')} className="max-w-64">
            <NativeSelect name="digestHour" defaultValue={digestHour}>
              {hours.map((hour) => (
                <option key={hour} value={hour}>{`${hour}:00`}</option>
              ))}
            </NativeSelect>
          </Field>
        </>
      )}
    </fieldset>
  )
}
