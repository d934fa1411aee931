import { useTranslations } from 'next-intl'
import { Table, Td } from '@/components/ui/table'
import {
  assignmentMean,
  type Gradebook,
  type GradebookLearner,
  meanScore,
} from '@/lib/classroom/gradebook/gradebook'
import type { GradebookChoice } from '@/lib/classroom/gradebook/gradebook-view'
import { RowHead } from '../row-head'
import { useScoreText } from '../use-score-text'
import { GradebookCell } from './gradebook-cell'
import { SortHeader } from './sort-header'

export interface GradebookTableProps {
  book: Gradebook
  /** Those that are shown, in order. */
  learners: readonly GradebookLearner[]
  choice: GradebookChoice
}

const FIRST = 'max-w-44 min-w-28'

/** Learners down, assignments across; who it is stays in sight. */
export function GradebookTable({ book, learners, choice }: GradebookTableProps) {
  const t = useTranslations('results.gradebook')
  const leftText = useTranslations('results.table')('left')
  const score = useScoreText()
  const { classId, assignments } = book
  const { missingAs } = choice
  const header = { classId, choice }
  const overall = meanScore(
    book.learners.flatMap(({ cells }) => cells),
    missingAs,
  )
  return (
    <Table label={t('title')}>
      <thead>
        <tr>
          <SortHeader
            {...header}
            sort="name"
            text={t('learner')}
            className={`sticky left-0 z-10 bg-card ${FIRST}`}
          />
          <SortHeader {...header} sort="number" text={t('number')} />
          <SortHeader {...header} sort="mean" text={t('mean')} />
          {assignments.map(({ id, title }) => (
            <SortHeader key={id} {...header} sort={id} text={title} className="max-w-48 min-w-28" />
          ))}
        </tr>
      </thead>
      <tbody>
        {learners.map(({ userId, name, email, externalId, left, cells }) => (
          <tr key={userId}>
            <RowHead className={`${FIRST} px-3`}>
              <span className="font-semibold wrap-anywhere">{name}</span>
              {email && (
                <span className="block text-xs wrap-anywhere text-muted-foreground max-sm:hidden">
                  {email}
                </span>
              )}
              {left && <span className="block text-xs text-muted-foreground">{leftText}</span>}
            </RowHead>
            <Td className="px-3!">{externalId}</Td>
            <Td className="tabular px-3! font-semibold">{score(meanScore(cells, missingAs))}</Td>
            {assignments.map(({ id }, i) => {
              const cell = cells[i]
              const href = `/classes/${classId}/assignments/${id}`
              return (
                <Td key={id} className="px-3!">
                  {cell && <GradebookCell href={href} cell={cell} missingAs={missingAs} />}
                </Td>
              )
            })}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-semibold">
          <RowHead className={`${FIRST} px-3 font-semibold!`}>{t('classMean')}</RowHead>
          <Td />
          <Td className="tabular px-3!">{score(overall)}</Td>
          {assignments.map(({ id }, i) => (
            <Td key={id} className="tabular px-3!">
              {score(assignmentMean(book, i, missingAs))}
            </Td>
          ))}
        </tr>
      </tfoot>
    </Table>
  )
}
