import { useTranslations } from 'next-intl'
import { LearnerName } from './learner-name'
import { LearnerState } from './learner-state'
import type { ResultsTableProps } from './results-table'
import { ScoreCell } from './score-cell'
import { useScoreText } from './use-score-text'

/** The results for a screen that is too narrow for a table: a card for each learner. */
export function ResultsList({
  href,
  items,
  learners,
  timeZone,
}: Pick<ResultsTableProps, 'href' | 'items' | 'learners' | 'timeZone'>) {
  const t = useTranslations('results.table')
  const score = useScoreText()
  return (
    <ul aria-label={t('title')} className="divide-y rounded-lg border bg-card">
      {learners.map((learner) => (
        <li key={learner.userId} className="grid gap-3 px-4 py-3">
          <div className="flex items-start justify-between gap-3">
            <LearnerName href={href} learner={learner} />
            <span className="tabular text-lg font-extrabold">{score(learner.score)}</span>
          </div>
          <LearnerState learner={learner} timeZone={timeZone} />
          {learner.items.length > 0 && (
            <ol className="flex flex-wrap gap-1.5">
              {items.map(({ id }, i) => (
                <li key={id} className="grid justify-items-center">
                  <span className="tabular text-xs text-muted-foreground">{i + 1}</span>
                  <ScoreCell item={learner.items.find(({ itemId }) => itemId === id)} />
                </li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ul>
  )
}
