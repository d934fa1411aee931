import { useTranslations } from 'next-intl'
import { DayGrid } from '@/components/charts/day-grid'
import { cn } from '@/components/ui/cn'
import type { StreakView } from '@/lib/server/operations/progress/get-streak'
import { useProgressText } from './use-progress-text'

export interface StreakCardProps {
  view: StreakView
  /** Draws the days as well: for pages that do not show them otherwise. */
  withDays?: boolean
  className?: string
}

/** How many days in a row, what today can do about it, and what is forgiven. */
export function StreakCard({ view, withDays = false, className }: StreakCardProps) {
  const t = useTranslations('progress.streak')
  const { current, longest, studiedToday, forgiven } = view.streak
  const today = studiedToday ? t('running') : current > 0 ? t('today', { count: current + 1 }) : t('none')
  return (
    <section
      aria-labelledby="streak"
      className={cn('grid content-start gap-2 rounded-lg border bg-card p-5', className)}
    >
      <h2 id="streak" className="font-bold">
        {t('title')}
      </h2>
      <p className="flex items-baseline gap-2">
        <span className="tabular text-4xl leading-none font-extrabold">{current}</span>
        <span>{t('days', { count: current })}</span>
        <span className="ml-auto text-sm text-muted-foreground">{t('longest', { count: longest })}</span>
      </p>
      <p className="text-sm">{today}</p>
      <p className="text-sm text-muted-foreground">{t(forgiven ? 'forgiven' : 'spare')}</p>
      {withDays && <StreakDays view={view} />}
    </section>
  )
}

function StreakDays({ view: { today, weeks, days } }: { view: StreakView }) {
  const t = useTranslations('progress')
  const text = useProgressText()
  const label = t('streak.grid', { count: days.length, weeks })
  return (
    <>
      <p className="mt-2 text-sm text-muted-foreground">{label}</p>
      <DayGrid
        {...{
          today,
          weeks,
          label,
          weekdays: text.weekdays,
          monthText: text.month,
        }}
        days={days.map(({ day, reviews, ms }) => ({
          ...{ day, count: reviews },
          title: t('calendar.cell', { day: text.day(day), count: reviews, time: text.duration(ms) }),
        }))}
      />
    </>
  )
}
