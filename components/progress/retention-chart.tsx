import { useTranslations } from 'next-intl'
import { ChartFigure } from '@/components/charts/chart-figure'
import { IntervalChart } from '@/components/charts/interval-chart'
import { IntervalLegend } from '@/components/charts/interval-legend'
import { Table, Td, Th } from '@/components/ui/table'
import type { DomainRetention, Remembered } from '@/lib/server/operations/progress/domain-statistics'
import { shareInterval } from '@/lib/srs/statistics/share-interval'
import { useProgressText } from './use-progress-text'

export interface RetentionChartProps {
  retention: readonly DomainRetention[]
  /** 0..1 */
  target: number
  recentDays: number
  earlierDays: number
}

/** With fewer reviews nothing is said of a share. */
const LEAST = 20

const intervalOf = ({ recalled, asked }: Remembered) =>
  asked >= LEAST ? shareInterval(recalled, asked) : undefined

/** True retention by domain, beside what was wished. */
export function RetentionChart({ retention, target, recentDays, earlierDays }: RetentionChartProps) {
  const t = useTranslations('progress.retention')
  const table = useTranslations('progress')('numbers')
  const text = useProgressText()
  const asked = retention.filter(({ recent, earlier }) => recent.asked + earlier.asked > 0)
  const [count, recalled] = [sum(asked, 'asked'), sum(asked, 'recalled')]
  const rows = asked.map(({ id, name, recent, earlier }) => ({
    ...{ id, name, recent: intervalOf(recent), earlier: intervalOf(earlier) },
    text:
      recent.asked >= LEAST
        ? t('row', { share: text.share(recent.recalled / recent.asked), count: recent.asked })
        : t('tooFew', { count: recent.asked, least: LEAST }),
  }))
  const names = {
    recent: t('recent', { days: recentDays }),
    earlier: t('earlier', { days: earlierDays }),
    target: t('target', { target: text.share(target) }),
  }
  const finding =
    count >= LEAST
      ? t('finding', {
          ...{ days: recentDays, count, share: text.share(recalled / count), target: text.share(target) },
        })
      : t('few', { least: LEAST })
  return (
    <ChartFigure
      id="retention"
      title={t('title')}
      finding={finding}
      tableTitle={table}
      {...(asked.length > 0 ? { table: <RetentionTable rows={asked} names={names} /> } : {})}
    >
      {rows.some(({ recent, earlier }) => recent || earlier) && (
        <>
          <IntervalChart rows={rows} target={target} shareText={text.share} />
          <IntervalLegend {...names} />
          <p className="text-sm text-muted-foreground">{t('note')}</p>
        </>
      )}
    </ChartFigure>
  )
}

function sum(domains: readonly DomainRetention[], of: keyof Remembered): number {
  return domains.reduce((all, { recent }) => all + recent[of], 0)
}

interface RetentionTableProps {
  rows: readonly DomainRetention[]
  names: Record<'recent' | 'earlier', string>
}

function RetentionTable({ rows, names }: RetentionTableProps) {
  const t = useTranslations('progress')
  const periods = ['recent', 'earlier'] as const
  return (
    <Table label={t('retention.title')}>
      <thead>
        <tr>
          <Th rowSpan={2}>{t('domain')}</Th>
          {periods.map((period) => (
            <Th key={period} colSpan={2}>
              {names[period]}
            </Th>
          ))}
        </tr>
        <tr>
          {periods.flatMap((period) => [
            <Th key={`${period}-asked`}>{t('retention.asked')}</Th>,
            <Th key={`${period}-remembered`}>{t('retention.remembered')}</Th>,
          ])}
        </tr>
      </thead>
      <tbody className="tabular">
        {rows.map((row) => (
          <tr key={row.id}>
            <Td>{row.name}</Td>
            {periods.flatMap((period) => [
              <Td key={`${period}-asked`}>{row[period].asked}</Td>,
              <Td key={`${period}-remembered`}>
                <RememberedText {...row[period]} />
              </Td>,
            ])}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function RememberedText(remembered: Remembered) {
  const t = useTranslations('progress.retention')
  const { share } = useProgressText()
  const found = intervalOf(remembered)
  if (!found) return '–'
  return t('interval', { share: share(found.share), low: share(found.low), high: share(found.high) })
}
