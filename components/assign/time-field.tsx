'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SelectField } from '@/components/ui/select-field'
import { afterGap, instantsOf, isLocalTime, offsetName } from '@/lib/classroom/zoned-time'
import { instantOf, type TimeValue } from './time-value'

export interface TimeFieldProps {
  label: string
  hint?: string
  error?: string
  value: TimeValue
  timeZone: string
  /** The reader's; what it is there is told where it differs. */
  ownTimeZone: string
  onChange(value: TimeValue): void
}

/** A time in the class's time zone: where clocks are changed it asks which one is meant, or offers one that exists. */
export function TimeField({ label, hint, error, value, timeZone, ownTimeZone, onChange }: TimeFieldProps) {
  const t = useTranslations('assign')
  const isGap = isLocalTime(value.local) && !instantOf(value, timeZone)
  const next = afterGap(value.local, timeZone)
  return (
    <div className="grid content-start gap-1.5">
      <Field label={label} hint={hint} error={isGap ? t('problems.gap') : error}>
        <Input
          type="datetime-local"
          value={value.local}
          onChange={(event) => onChange({ local: event.currentTarget.value, isLater: false })}
        />
      </Field>
      {isGap && (
        <Button
          variant="outline"
          size="sm"
          className="justify-self-start"
          onClick={() => onChange({ local: next, isLater: false })}
        >
          {t('times.next', { time: next.slice(11) })}
        </Button>
      )}
      <Twice value={value} timeZone={timeZone} onChange={onChange} />
      <OwnTime at={instantOf(value, timeZone)} timeZone={timeZone} ownTimeZone={ownTimeZone} />
    </div>
  )
}

function Twice({ value, timeZone, onChange }: Pick<TimeFieldProps, 'value' | 'timeZone' | 'onChange'>) {
  const t = useTranslations('assign.times')
  const [first, second] = instantsOf(value.local, timeZone)
  if (!first || !second) return null
  const offset = (at: Date) => offsetName(at, timeZone)
  return (
    <SelectField
      label={t('twice')}
      value={value.isLater ? 'second' : 'first'}
      options={[
        { value: 'first', text: t('first', { offset: offset(first) }) },
        { value: 'second', text: t('second', { offset: offset(second) }) },
      ]}
      onChange={(which) => onChange({ local: value.local, isLater: which === 'second' })}
    />
  )
}

interface OwnTimeProps extends Pick<TimeFieldProps, 'timeZone' | 'ownTimeZone'> {
  at: Date | undefined
}

function OwnTime({ at, timeZone, ownTimeZone }: OwnTimeProps) {
  const t = useTranslations('assign.times')
  const format = useFormatter()
  if (!at || timeZone === ownTimeZone) return null
  const when = format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short', timeZone: ownTimeZone })
  return <p className="text-sm text-muted-foreground">{t('yours', { when, zone: ownTimeZone })}</p>
}
