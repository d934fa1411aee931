import { useFormatter, useTranslations } from 'next-intl'

const loads = [
  ['usual', 1],
  ['easy', 0.5],
  ['free', 0],
] as const

/** A Monday; the days of a week follow it. */
const MONDAY = Date.UTC(2024, 0, 1)
const DAY = 86_400_000

export interface DayLoadsProps {
  /** Monday first: 1, 0.5 or 0. */
  value: readonly number[]
  error?: string | undefined
}

/** How much of a usual day's work each day of the week takes: a row of three radio buttons each. */
export function DayLoads({ value, error }: DayLoadsProps) {
  const t = useTranslations('study')
  const format = useFormatter()
  const days = value.map((load, i) => {
    const day = new Date(MONDAY + i * DAY)
    return { name: format.dateTime(day, { weekday: 'long', timeZone: 'UTC' }), load, field: `day${i}` }
  })
  return (
    <fieldset aria-describedby="week-hint" className="grid gap-1.5">
      <legend className="mb-1.5 font-bold">{t('week')}</legend>
      <p id="week-hint" className="text-sm text-muted-foreground">
        {t('weekHint')}
      </p>
      <table className="w-full max-w-md">
        <thead>
          <tr className="text-sm">
            <th scope="col" className="py-1 text-left">
              {t('day')}
            </th>
            {loads.map(([name]) => (
              <th key={name} scope="col" className="py-1">
                {t(`load.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y border-y">
          {days.map((day) => (
            <tr key={day.field}>
              <th scope="row" className="text-left font-normal">
                {day.name}
              </th>
              {loads.map(([name, load]) => (
                <td key={name} className="p-0">
                  <label className="grid min-h-11 cursor-pointer place-items-center">
                    <input
                      type="radio"
                      name={day.field}
                      value={load}
                      defaultChecked={load === day.load}
                      aria-label={t('dayLoad', { day: day.name, load: t(`load.${name}`) })}
                      className="size-5 accent-mark"
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {error && (
        <p role="alert" className="text-sm font-medium text-destructive">
          {error}
        </p>
      )}
    </fieldset>
  )
}
