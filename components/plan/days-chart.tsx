import { useFormatter, useTranslations } from 'next-intl'
import { BarChart } from '@/components/charts/bar-chart'
import { ChartFigure } from '@/components/charts/chart-figure'
import { Table, Td, Th } from '@/components/ui/table'
import type { PlanView } from '@/lib/server/operations/plan/get-study-plan'

const FILLS = ['fill-info']
/** So many days have a date written under them. */
const TICKS = 5

/** The days until the exam, with the minutes that the plan has for each. */
export function DaysChart({ days }: Pick<PlanView, 'days'>) {
  const t = useTranslations('plan.days')
  const p = useTranslations('plan')
  const format = useFormatter()
  // The calendar's days have no zone.
  const date = (day: string) =>
    format.dateTime(new Date(day), { month: 'short', day: 'numeric', timeZone: 'UTC' })
  const minutes = days.reduce((sum, one) => sum + one.minutes, 0)
  const begun = days.reduce((sum, one) => sum + one.begun, 0)
  const every = Math.ceil(days.length / TICKS)
  return (
    <ChartFigure
      id="days"
      title={t('title')}
      finding={t('finding', { days: days.length, hours: Math.round(minutes / 60), begun })}
      tableTitle={p('numbers')}
      table={<DaysTable days={days} date={date} />}
    >
      <BarChart
        bars={days.map((one, index) => ({
          key: one.day,
          title: t('bar', { ...one, day: date(one.day), minutes: Math.round(one.minutes) }),
          parts: [one.minutes],
          ...(index % every === 0 ? { tick: date(one.day) } : {}),
        }))}
        fills={FILLS}
        label={t('title')}
        height={120}
        valueText={(value) => format.number(value)}
      />
    </ChartFigure>
  )
}

function DaysTable({ days, date }: Pick<PlanView, 'days'> & { date: (day: string) => string }) {
  const t = useTranslations('plan.days')
  return (
    <Table label={t('title')}>
      <thead>
        <tr>
          <Th>{t('day')}</Th>
          <Th>{t('minutes')}</Th>
          <Th>{t('reviews')}</Th>
          <Th>{t('begun')}</Th>
        </tr>
      </thead>
      <tbody className="tabular">
        {days.map(({ day, minutes, reviews, begun }) => (
          <tr key={day}>
            <Td>{date(day)}</Td>
            <Td>{Math.round(minutes)}</Td>
            <Td>{reviews}</Td>
            <Td>{begun}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
