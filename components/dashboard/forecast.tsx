import { useFormatter, useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'

const DAY = 86_400_000

export interface ForecastProps {
  /** Cards per day, from today on. */
  days: number[]
  now: Date
  timeZone: string
}

/** A row of practice cells, one a day: the fuller the cell, the more waits there. */
export function Forecast({ days, now, timeZone }: ForecastProps) {
  const t = useTranslations('dashboard.forecast')
  const format = useFormatter()
  const most = Math.max(1, ...days)
  return (
    <section aria-labelledby="forecast">
      <h2 id="forecast" className="text-lg font-bold">
        {t('title')}
      </h2>
      <ol className="mt-3 grid grid-cols-7 gap-1.5 sm:gap-3">
        {days.map((count, index) => {
          const date = new Date(now.getTime() + index * DAY)
          const weekday = format.dateTime(date, { weekday: 'short', timeZone })
          return (
            <li key={date.toISOString()} className="grid gap-1 text-center">
              <span className="practice-cell relative grid aspect-square place-items-center bg-card">
                <span
                  aria-hidden
                  className="absolute inset-x-0 bottom-0 bg-mark/15"
                  style={{ height: `${(100 * count) / most}%` }}
                />
                <span
                  aria-hidden
                  className={cn(
                    'relative text-lg font-bold tabular sm:text-2xl',
                    count === 0 && 'text-muted-foreground',
                  )}
                >
                  {count}
                </span>
                <span className="sr-only">{t('day', { count })}</span>
              </span>
              <span className="text-xs text-muted-foreground">{index === 0 ? t('today') : weekday}</span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
