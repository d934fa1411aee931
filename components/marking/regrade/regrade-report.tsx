import { useTranslations } from 'next-intl'
import { percentOf } from '@/components/assignment/percent-of'
import { Table, Td, Th } from '@/components/ui/table'
import { isSame, type RegradeSummary } from '@/lib/classroom/regrade'
import type { NamedChange } from './regrade-actions'

export interface RegradeReportProps {
  summary: RegradeSummary
  /** Those whose score stays may be left out. */
  learners: readonly NamedChange[]
}

/** What a regrade does, in numbers and by learner. */
export function RegradeReport({ summary, learners }: RegradeReportProps) {
  const t = useTranslations('marking.regrade')
  const changed = learners.filter(({ before, after }) => !isSame(before, after))
  const byName = [...changed].sort((a, b) => a.name.localeCompare(b.name))
  if (summary.up + summary.down + summary.same === 0) return <p>{t('nobody')}</p>
  return (
    <div className="grid min-w-0 gap-3">
      <Summary summary={summary} />
      {byName.length > 0 && (
        <Table label={t('report')}>
          <thead>
            <tr>
              <Th>{t('learner')}</Th>
              {(['before', 'after', 'change', 'changed'] as const).map((name) => (
                <Th key={name} className="text-right">
                  {t(name)}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {byName.map((learner) => (
              <Row key={learner.userId} learner={learner} />
            ))}
          </tbody>
        </Table>
      )}
    </div>
  )
}

function Row({ learner: { name, before, after, items } }: { learner: NamedChange }) {
  const t = useTranslations('marking')
  const text = (score: number | null) =>
    score === null ? t('none') : t('percent', { percent: percentOf(score) })
  const gain = (after ?? 0) - (before ?? 0)
  const points = Math.round(gain * 1000) / 10
  return (
    <tr>
      <Td className="wrap-anywhere">{name}</Td>
      <Td className="text-right tabular">{text(before)}</Td>
      <Td className="text-right tabular font-semibold">{text(after)}</Td>
      <Td className={`text-right tabular ${gain > 0 ? 'text-success' : 'text-destructive'}`}>
        {gain > 0 ? `+${points}` : String(points).replace('-', '−')}
      </Td>
      <Td className="text-right tabular">{items.filter((item) => !item.failed && !item.kept).length}</Td>
    </tr>
  )
}

function Summary({ summary }: { summary: RegradeSummary }) {
  const t = useTranslations('marking.regrade')
  const names = ['up', 'down', 'same', 'failed', 'kept'] as const
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {names
        .filter((name) => summary[name] > 0)
        .map((name) => (
          <li key={name}>{t(name, { count: summary[name] })}</li>
        ))}
    </ul>
  )
}
