import { useTranslations } from 'next-intl'
import { percentOf } from '@/components/assignment/percent-of'
import { BarChart } from '@/components/charts/bar-chart'
import { ChartFigure } from '@/components/charts/chart-figure'
import { Table, Td, Th } from '@/components/ui/table'
import type { ItemFigures } from '@/lib/server/classroom/results-statistics'
import { useItemTitle } from '../use-item-title'

const ID = 'difficulty'

/** The mean score of each place, in the order of the assignment. */
export function DifficultyChart({ items }: { items: readonly ItemFigures[] }) {
  const t = useTranslations('results.statistics')
  const titleOf = useItemTitle()
  const known = items.flatMap((item, i) =>
    item.facility
      ? [{ number: i + 1, title: titleOf(item), facility: item.facility, share: item.facility.share }]
      : [],
  )
  const byShare = [...known].sort((a, b) => a.share - b.share)
  const [hard, easy] = [byShare[0], byShare.at(-1)]
  if (!hard || !easy) return null
  const finding =
    known.length === 1
      ? t('difficultyOne', { percent: percentOf(hard.share) })
      : t('difficultyFinding', {
          ...{ hard: hard.number, hardPercent: percentOf(hard.share) },
          ...{ easy: easy.number, easyPercent: percentOf(easy.share) },
        })
  const textOf = ({ share, low, high }: (typeof known)[number]['facility']) =>
    t('difficultyRow', { percent: percentOf(share), low: percentOf(low), high: percentOf(high) })
  return (
    <ChartFigure
      id={ID}
      title={t('difficulty')}
      finding={finding}
      tableTitle={t('numbers')}
      table={
        <Table label={t('difficulty')}>
          <thead>
            <tr>
              <Th>{t('questions')}</Th>
              <Th>{t('facility')}</Th>
            </tr>
          </thead>
          <tbody>
            {known.map(({ number, title, facility }) => (
              <tr key={number}>
                <Td>{t('question', { number, title })}</Td>
                <Td className="tabular">{textOf(facility)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      }
    >
      <BarChart
        bars={known.map(({ number, title, facility, share }) => ({
          ...{ key: String(number), parts: [share * 100] },
          title: `${t('question', { number, title })}: ${textOf(facility)}`,
          // Where there are many, not each has the room.
          ...(known.length <= 20 || number % 5 === 0 ? { tick: String(number) } : {}),
        }))}
        fills={['fill-info']}
        label={t('difficulty')}
        height={120}
        most={100}
        valueText={(value) => `${value}%`}
      />
    </ChartFigure>
  )
}
