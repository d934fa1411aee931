import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import { Table, Td, Th } from '@/components/ui/table'
import type { LearnerResult, ResultsItem } from '@/lib/classroom/results/results'
import { LearnerName } from './learner-name'
import { LearnerState } from './learner-state'
import { RowHead } from './row-head'
import { ScoreCell } from './score-cell'
import { useItemTitle } from './use-item-title'
import { useScoreText } from './use-score-text'

export interface ResultsTableProps {
  /** Of the assignment. */
  href: string
  items: readonly ResultsItem[]
  /** In the order in which they are shown. */
  learners: readonly LearnerResult[]
  /** 0..1 */
  mean: number | null
  timeZone: string
}

/** Learners down, items across; who it is stays in sight. On a phone each learner is a card (ResultsList). */
export function ResultsTable({ href, items, learners, mean, timeZone }: ResultsTableProps) {
  const t = useTranslations('results.table')
  const score = useScoreText()
  const titleOf = useItemTitle()
  return (
    <Table label={t('title')}>
      <thead>
        <tr>
          <Th className="sticky left-0 z-10 bg-card">{t('learner')}</Th>
          <Th>{t('state')}</Th>
          <Th className="text-right!">{t('score')}</Th>
          {items.map((item, i) => (
            <Th key={item.id} className="px-2! text-center!">
              <abbr
                title={t('item', { number: i + 1, title: titleOf(item) })}
                className={cn('no-underline', item.dropped && 'line-through')}
              >
                {i + 1}
              </abbr>
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {learners.map((learner) => (
          <tr key={learner.userId}>
            <RowHead className="max-w-56 min-w-36 px-4">
              <LearnerName href={href} learner={learner} />
            </RowHead>
            <Td className="whitespace-nowrap">
              <LearnerState learner={learner} timeZone={timeZone} />
            </Td>
            <Td className="tabular text-right font-semibold">{score(learner.score)}</Td>
            {items.map(({ id }) => (
              <Td key={id} className="px-2! text-center">
                <ScoreCell item={learner.items.find(({ itemId }) => itemId === id)} />
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-semibold">
          <RowHead className="px-4 font-semibold!">{t('mean')}</RowHead>
          <Td />
          <Td className="tabular text-right">{score(mean)}</Td>
          {items.map((item) => (
            <Td key={item.id} className="tabular px-2! text-center text-xs">
              {score(item.mean)}
            </Td>
          ))}
        </tr>
      </tfoot>
    </Table>
  )
}
