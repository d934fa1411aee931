import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { daysBetween } from '@/lib/srs/days-between'

export interface ExamFieldProps {
  /** YYYY-MM-DD, as the other days. */
  examOn: string | null
  today: string
  last: string
  error?: string | undefined
}

/** The day of the exam, with how many days are left until it. One that is past is not kept. */
export function ExamField({ examOn, today, last, error }: ExamFieldProps) {
  const t = useTranslations('study')
  const isPast = examOn !== null && examOn < today
  const [day, setDay] = useState(isPast ? '' : (examOn ?? ''))
  const days = day ? daysBetween(today, day) : -1
  const noDay = isPast && !day ? t('examPast') : t('examHint')
  return (
    <Field label={t('examOn')} hint={days >= 0 ? t('daysLeft', { days }) : noDay} error={error}>
      <Input
        type="date"
        name="examOn"
        min={today}
        max={last}
        defaultValue={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
    </Field>
  )
}
