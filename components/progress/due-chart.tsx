import { useTranslations } from 'next-intl'
import { BarChart } from '@/components/charts/bar-chart'
import { ChartFigure } from '@/components/charts/chart-figure'
import { Segments } from '@/components/ui/segments'
import { Table, Td, Th } from '@/components/ui/table'
import type { DueCount, DueForecast } from '@/lib/server/operations/progress/due-forecast'
import { type ProgressChoice, progressHref } from './progress-href'
import { useProgressText } from './use-progress-text'

export interface DueChartProps {
  forecast: DueForecast
  choice: ProgressChoice
  /** In days. */
  spans: readonly number[]
}

const ID = 'forecast'
const FILLS = ['fill-info', 'fill-muted-foreground']
const cardsOf = ({ families, drills }: DueCount) => families + drills

/** What falls due on each of the next days. What is overdue is said, not drawn: it would make all else look small. */
export function DueChart({ forecast: { overdue, days }, choice, spans }: DueChartProps) {
  const t = useTranslations('progress')
  const text = useProgressText()
  const busiest = days.reduce((one, other) => (cardsOf(other) > cardsOf(one) ? other : one))
  const late = cardsOf(overdue)
  return (
    <ChartFigure
      id={ID}
      title={t('forecast.title')}
      finding={
        <>
          {late > 0 && (
            <strong className="block text-mark">{t('forecast.overdue', { count: late, ...overdue })}</strong>
          )}
          {cardsOf(busiest) > 0
            ? t('forecast.busiest', { day: text.day(busiest.day), count: cardsOf(busiest) })
            : t('forecast.none', { days: days.length })}
        </>
      }
      actions={
        <Segments
          label={t('forecast.span')}
          items={spans.map((span) => ({
            href: progressHref({ ...choice, days: span }, ID),
            text: t('forecast.days', { count: span }),
            current: span === choice.days,
          }))}
        />
      }
      tableTitle={t('numbers')}
      table={<DueTable forecast={{ overdue, days }} />}
    >
      <BarChart
        bars={days.map((one, index) => ({
          key: String(one.day),
          title: t('forecast.bar', { day: text.day(one.day), count: cardsOf(one) }),
          parts: [one.families, one.drills],
          ...tickOf(index, days.length, one.day, text),
        }))}
        fills={FILLS}
        label={t('forecast.title')}
        valueText={text.number}
      />
      <ul className="flex gap-5 text-sm text-muted-foreground">
        {[t('families'), t('drills')].map((name, part) => (
          <li key={name} className="flex items-center gap-2">
            <svg aria-hidden width="12" height="12" className={FILLS[part]}>
              <rect width="12" height="12" />
            </svg>
            {name}
          </li>
        ))}
      </ul>
    </ChartFigure>
  )
}

/** Weekdays of a week, the first day of each week of a month, of each month of more. */
function tickOf(index: number, days: number, day: number, text: ReturnType<typeof useProgressText>) {
  if (days <= 7) return { tick: text.weekday(day) }
  return index % (days <= 31 ? 7 : 30) === 0 ? { tick: text.shortDay(day) } : {}
}

function DueTable({ forecast: { overdue, days } }: { forecast: DueForecast }) {
  const t = useTranslations('progress')
  const text = useProgressText()
  const rows = [
    { name: t('forecast.overdueRow'), ...overdue },
    ...days.map((one) => ({ name: text.day(one.day), ...one })),
  ]
  return (
    <Table label={t('forecast.title')}>
      <thead>
        <tr>
          <Th>{t('forecast.day')}</Th>
          <Th>{t('families')}</Th>
          <Th>{t('drills')}</Th>
          <Th>{t('total')}</Th>
        </tr>
      </thead>
      <tbody className="tabular">
        {rows.map(({ name, ...count }) => (
          <tr key={name}>
            <Td>{name}</Td>
            <Td>{count.families}</Td>
            <Td>{count.drills}</Td>
            <Td>{cardsOf(count)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
