import { useFormatter, useTranslations } from 'next-intl'
import { percentOf } from '@/components/assignment/percent-of'
import { BarChart } from '@/components/charts/bar-chart'
import { ChartFigure } from '@/components/charts/chart-figure'
import { Table, Td, Th } from '@/components/ui/table'
import type { AssignmentStatistics } from '@/lib/classroom/item-statistics/assignment-statistics'

/** How many had which score, by tenths. */
export function ScoreHistogram({ overall }: { overall: AssignmentStatistics }) {
  const t = useTranslations('results.statistics')
  const format = useFormatter()
  const { histogram, count, mean = 0, median = 0 } = overall
  const tenths = histogram.map((learners, i) => ({ learners, from: i * 10, to: (i + 1) * 10 }))
  return (
    <ChartFigure
      id="distribution"
      title={t('distribution')}
      finding={t('finding', { count, mean: percentOf(mean), median: percentOf(median) })}
      tableTitle={t('numbers')}
      table={
        <Table label={t('distribution')}>
          <thead>
            <tr>
              <Th>{t('range0')}</Th>
              <Th className="text-right!">{t('learners')}</Th>
            </tr>
          </thead>
          <tbody className="tabular">
            {tenths.map(({ learners, from, to }) => (
              <tr key={from}>
                <Td>{t('range', { from, to })}</Td>
                <Td className="text-right">{format.number(learners)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      }
    >
      <BarChart
        bars={tenths.map(({ learners, from, to }) => ({
          ...{ key: String(from), title: t('bar', { from, to, count: learners }), parts: [learners] },
          tick: String(from),
        }))}
        fills={['fill-info']}
        label={t('distribution')}
        height={120}
        valueText={(value) => format.number(value)}
      />
    </ChartFigure>
  )
}
