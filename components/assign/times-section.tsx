'use client'

import { useTranslations } from 'next-intl'
import { Choice } from '@/components/ui/choice'
import { ASSIGNMENT_LIMITS } from '@/lib/classroom/assignment'
import type { FormPartProps } from './form-part'
import { FormSection } from './form-section'
import { NumberField } from './number-field'
import { TimeField } from './time-field'
import type { TimeValue } from './time-value'

/** When it is open, how long one has, and what being late costs. */
export function TimesSection(props: FormPartProps & { ownTimeZone: string }) {
  const { form, timeZone, ownTimeZone, errorOf, onChange } = props
  const t = useTranslations('assign.times')
  const zones = { timeZone, ownTimeZone }
  const isLate = form.lateUntil !== null
  return (
    <FormSection title={t('title')}>
      <p className="text-sm text-muted-foreground">{t('zone', { zone: timeZone })}</p>
      <div className="grid gap-5 sm:grid-cols-2">
        <TimeField
          {...zones}
          label={t('opens')}
          value={form.opensAt}
          error={errorOf('opensAt')}
          onChange={(opensAt) => onChange({ opensAt })}
        />
        <TimeField
          {...zones}
          label={t('closes')}
          hint={t('closesHint')}
          value={form.closesAt}
          error={errorOf('closesAt')}
          onChange={(closesAt) => onChange({ closesAt })}
        />
      </div>
      <NumberField
        {...{ min: 1, max: ASSIGNMENT_LIMITS.minutes, label: t('minutes'), hint: t('minutesHint') }}
        value={form.minutes}
        error={errorOf('minutes')}
        onChange={(minutes) => onChange({ minutes })}
      />
      <Choice
        label={t('late')}
        description={t('lateHint')}
        checked={isLate}
        onChange={() => onChange(isLate ? { lateUntil: null } : takenLate(form.closesAt, form.latePercent))}
      />
      {form.lateUntil && (
        <div className="grid gap-5 sm:grid-cols-2">
          <TimeField
            {...zones}
            label={t('lateUntil')}
            value={form.lateUntil}
            error={errorOf('lateUntil')}
            onChange={(lateUntil) => onChange({ lateUntil })}
          />
          <NumberField
            {...{ min: 0, max: 100, label: t('latePercent'), hint: t('latePercentHint') }}
            value={form.latePercent}
            error={errorOf('latePercent')}
            onChange={(latePercent) => onChange({ latePercent })}
          />
        </div>
      )}
    </FormSection>
  )
}

const LATE_DAYS = 3

/** Three days, and a tenth for each, unless something else was said before. */
function takenLate({ local }: TimeValue, latePercent: string) {
  const [day = '', time = ''] = local.split('T')
  const last = new Date(`${day}T00:00Z`)
  last.setUTCDate(last.getUTCDate() + LATE_DAYS)
  const until = Number.isNaN(last.getTime()) ? '' : `${last.toISOString().slice(0, 10)}T${time}`
  return {
    lateUntil: { local: until, isLater: false },
    latePercent: latePercent === '0' ? '10' : latePercent,
  }
}
