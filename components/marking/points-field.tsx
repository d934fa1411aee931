'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { usePoints } from './use-points'

/** What was typed as points, also with a comma; undefined: not a number from 0 to `worth`. */
export function readPoints(typed: string, worth: number): number | undefined {
  const text = typed.normalize('NFKC').trim().replace(',', '.')
  const points = /^\d+(\.\d*)?$/.test(text) ? Number(text) : Number.NaN
  return points <= worth ? points : undefined
}

export interface PointsFieldProps {
  worth: number
  value: string
  onChange(value: string): void
  /** It was sent like this. */
  wrong: boolean
}

/** Points of an item, from 0 to what it is worth. */
export function PointsField({ worth, value, onChange, wrong }: PointsFieldProps) {
  const t = useTranslations('marking.mark')
  const { number } = usePoints()
  const most = number(worth)
  return (
    <Field
      label={`${t('points')} ${t('of', { worth: most })}`}
      error={wrong && readPoints(value, worth) === undefined ? t('wrong', { worth: most }) : undefined}
    >
      <Input
        inputMode="decimal"
        autoComplete="off"
        className="max-w-32"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}
