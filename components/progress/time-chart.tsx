import { useTranslations } from 'next-intl'
import { BarChart } from '@/components/charts/bar-chart'
import { ChartFigure } from '@/components/charts/chart-figure'
import { Table, Td, Th } from '@/components/ui/table'
import type { TimeSpent } from '@/lib/server/operations/progress/domain-statistics'
import { useProgressText } from './use-progress-text'

const ID = 'time'
const total = (ms: readonly number[]) => ms.reduce((sum, one) => sum + one, 0)

/** Weeks by domain: a small chart for each, all on one scale, so that no colours need telling apart. */
export function TimeChart({ time: { weeks, domains } }: { time: TimeSpent }) {
  const t = useTranslations('progress.time')
  const numbers = useTranslations('progress')('numbers')
  const text = useProgressText()
  const sorted = [...domains].sort((a, b) => total(b.ms) - total(a.ms))
  const [first] = sorted
  const most = Math.max(1, ...domains.flatMap(({ ms }) => ms))
  const all = total(domains.map(({ ms }) => total(ms)))
  return (
    <ChartFigure
      id={ID}
      title={t('title')}
      finding={
        first
          ? t('finding', {
              ...{ weeks: weeks.length, total: text.duration(all) },
              ...{ domain: first.name, time: text.duration(total(first.ms)) },
            })
          : t('none', { weeks: weeks.length })
      }
      tableTitle={numbers}
      {...(first ? { table: <TimeTable time={{ weeks, domains: sorted }} /> } : {})}
    >
      {first && (
        <ul className="grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
          {sorted.map(({ id, name, ms }) => (
            <li key={id} className="grid content-end gap-1">
              <p className="flex items-baseline justify-between gap-3 text-sm">
                <span className="font-semibold">{name}</span>
                <span className="tabular whitespace-nowrap text-muted-foreground">
                  {text.duration(total(ms))}
                </span>
              </p>
              <BarChart
                bars={weeks.map((week, index) => ({
                  key: String(week),
                  title: t('week', { day: text.shortDay(week), time: text.duration(ms[index] ?? 0) }),
                  parts: [ms[index] ?? 0],
                  ...(index === 0 || index === weeks.length - 1 ? { tick: text.shortDay(week) } : {}),
                }))}
                fills={['fill-info']}
                label={name}
                height={56}
                most={most}
              />
            </li>
          ))}
        </ul>
      )}
    </ChartFigure>
  )
}

function TimeTable({ time: { weeks, domains } }: { time: TimeSpent }) {
  const t = useTranslations('progress')
  const text = useProgressText()
  return (
    <Table label={t('time.title')}>
      <thead>
        <tr>
          <Th>{t('week')}</Th>
          {domains.map(({ id, name }) => (
            <Th key={id}>{name}</Th>
          ))}
          <Th>{t('total')}</Th>
        </tr>
      </thead>
      <tbody className="tabular">
        {weeks
          .map((week, index) => (
            <tr key={week}>
              <Td>{text.shortDay(week)}</Td>
              {domains.map(({ id, ms }) => (
                <Td key={id}>{text.duration(ms[index] ?? 0)}</Td>
              ))}
              <Td>{text.duration(total(domains.map(({ ms }) => ms[index] ?? 0)))}</Td>
            </tr>
          ))
          .reverse()}
      </tbody>
    </Table>
  )
}
