import { useTranslations } from 'next-intl'
import { ChartFigure } from '@/components/charts/chart-figure'
import { DayGrid } from '@/components/charts/day-grid'
import { cellShades } from '@/components/charts/shade'
import { ShadeLegend } from '@/components/charts/shade-legend'
import { Table, Td, Th } from '@/components/ui/table'
import type { StudyDay } from '@/lib/server/operations/progress/activity'
import type { StreakView } from '@/lib/server/operations/progress/get-streak'
import { weekOf } from '@/lib/srs/statistics/streak'
import { useProgressText } from './use-progress-text'

const ID = 'calendar'

/** A year of days, the darker the more was reviewed. */
export function StudyCalendar({ history: { today, weeks, days } }: { history: StreakView }) {
  const t = useTranslations('progress.calendar')
  const numbers = useTranslations('progress')('numbers')
  const text = useProgressText()
  const [first, ...others] = days
  const most = first && others.reduce((one, day) => (day.reviews > one.reviews ? day : one), first)
  return (
    <ChartFigure
      id={ID}
      title={t('title')}
      finding={
        most
          ? t('finding', { days: days.length, day: text.longDay(most.day), count: most.reviews })
          : t('none')
      }
      tableTitle={numbers}
      {...(most ? { table: <WeekTable days={days} /> } : {})}
    >
      <DayGrid
        {...{ today, weeks, label: t('scroll'), weekdays: text.weekdays, monthText: text.month }}
        days={days.map(({ day, reviews, ms }) => ({
          ...{ day, count: reviews },
          title: t('cell', { day: text.day(day), count: reviews, time: text.duration(ms) }),
        }))}
      />
      <ShadeLegend from={t('less')} to={t('more')} shades={cellShades} />
    </ChartFigure>
  )
}

/** A row for each week with study, the newest first: reviews and time by weekday, and the time of all of them. */
function WeekTable({ days }: { days: readonly StudyDay[] }) {
  const t = useTranslations('progress')
  const text = useProgressText()
  const mondays = [...new Set(days.map(({ day }) => weekOf(day)))].reverse()
  const found = new Map(days.map((one) => [one.day, one]))
  const time = (monday: number) =>
    days.reduce((sum, { day, ms }) => sum + (weekOf(day) === monday ? ms : 0), 0)
  return (
    <Table label={t('calendar.title')}>
      <thead>
        <tr>
          <Th>{t('week')}</Th>
          {text.weekdays.map((weekday) => (
            <Th key={weekday}>{weekday}</Th>
          ))}
          <Th>{t('calendar.time')}</Th>
        </tr>
      </thead>
      <tbody className="tabular">
        {mondays.map((monday) => (
          <tr key={monday}>
            <Td className="whitespace-nowrap">{text.longDay(monday)}</Td>
            {text.weekdays.map((weekday, index) => (
              <Td key={weekday} className="whitespace-nowrap">
                <DayText day={found.get(monday + index)} />
              </Td>
            ))}
            <Td className="whitespace-nowrap">{text.duration(time(monday))}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function DayText({ day }: { day: StudyDay | undefined }) {
  const { duration } = useProgressText()
  if (!day) return '–'
  return (
    <>
      {day.reviews} <span className="block text-xs text-muted-foreground">{duration(day.ms)}</span>
    </>
  )
}
